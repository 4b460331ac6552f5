import type { DocumentReader, ReportFormat, TextReader } from '../report';
import { readBenchmarkDotNet } from './benchmarkDotNet';
import { readCobertura } from './cobertura';
import { readCsv } from './csv';
import { readCtrf } from './ctrf';
import { readGoogleBenchmark } from './googleBenchmark';
import { readGoTest } from './goTest';
import { readHyperfine } from './hyperfine';
import { readIstanbul } from './istanbul';
import { readJacoco } from './jacoco';
import { readJmh } from './jmh';
import { readJson } from './json';
import { readJunit } from './junit';
import { readK6 } from './k6';
import { readLcov } from './lcov';
import { readNunit } from './nunit';
import { readPytestBenchmark } from './pytestBenchmark';
import { readSarif } from './sarif';
import { readTap } from './tap';
import { readTrx } from './trx';
import { readXunit } from './xunit';

/** The readers of formats that are read as a stream of text. */
export const textReaders: Readonly<Partial<Record<ReportFormat, TextReader>>> = {
  junit: readJunit,
  trx: readTrx,
  nunit: readNunit,
  xunit: readXunit,
  cobertura: readCobertura,
  jacoco: readJacoco,
  tap: readTap,
  'go-test': readGoTest,
  csv: readCsv,
  tsv: readCsv,
  lcov: readLcov,
};

/** The readers of JSON formats, which are read as a whole. */
export const documentReaders: Readonly<Partial<Record<ReportFormat, DocumentReader>>> = {
  json: readJson,
  ctrf: readCtrf,
  hyperfine: readHyperfine,
  'google-benchmark': readGoogleBenchmark,
  jmh: readJmh,
  'pytest-benchmark': readPytestBenchmark,
  benchmarkdotnet: readBenchmarkDotNet,
  k6: readK6,
  istanbul: readIstanbul,
  sarif: readSarif,
};
