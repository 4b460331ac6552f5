import type { Command } from '../command';
import { attach } from './attach';
import { baseline } from './baseline';
import { blame } from './blame';
import { check } from './check';
import { commitMsgHook } from './commitMsgHook';
import { diff } from './diff';
import { exportFacts } from './export';
import { history } from './history';
import { forPaths } from './for';
import { init } from './init';
import { link } from './link';
import { list } from './list';
import { log } from './log';
import { mcp } from './mcp';
import { newRecord } from './new';
import { outcomes } from './outcomes';
import { pin } from './pin';
import { reconfirm } from './reconfirm';
import { review } from './review';
import { run } from './run';
import { search } from './search';
import { show } from './show';
import { similar } from './similar';
import { site } from './site';
import { status } from './status';
import { supersede } from './supersede';
import { verify } from './verify';

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
  site,
  mcp,
];
