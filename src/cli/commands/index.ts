import type { Command } from '../command';
import { accept } from './accept';
import { attach } from './attach';
import { baseline } from './baseline';
import { blame } from './blame';
import { check } from './check';
import { commitMsgHook } from './commitMsgHook';
import { deprecate } from './deprecate';
import { diff } from './diff';
import { exportFacts } from './export';
import { graph } from './graph';
import { history } from './history';
import { forPaths } from './for';
import { init } from './init';
import { link } from './link';
import { list } from './list';
import { log } from './log';
import { mcp } from './mcp';
import { newRecord } from './new';
import { outcomes } from './outcomes';
import { outcome } from './outcome';
import { pin } from './pin';
import { reconfirm } from './reconfirm';
import { reject } from './reject';
import { review } from './review';
import { run } from './run';
import { search } from './search';
import { show } from './show';
import { similar } from './similar';
import { site } from './site';
import { status } from './status';
import { supersede } from './supersede';
import { verify } from './verify';
import { waive } from './waive';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  init,
  newRecord,
  list,
  show,
  search,
  similar,
  status,
  outcomes,
  forPaths,
  check,
  attach,
  run,
  verify,
  pin,
  reconfirm,
  accept,
  reject,
  deprecate,
  waive,
  outcome,
  supersede,
  link,
  commitMsgHook,
  baseline,
  history,
  log,
  diff,
  review,
  blame,
  exportFacts,
  graph,
  site,
  mcp,
];
