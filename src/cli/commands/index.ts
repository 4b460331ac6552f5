import type { Command } from '../command';
import { baseline } from './baseline';
import { check } from './check';
import { commitMsgHook } from './commitMsgHook';
import { forPaths } from './for';
import { init } from './init';
import { link } from './link';
import { list } from './list';
import { newRecord } from './new';
import { pin } from './pin';
import { reconfirm } from './reconfirm';
import { show } from './show';
import { supersede } from './supersede';
import { verify } from './verify';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  init,
  newRecord,
  list,
  show,
  forPaths,
  check,
  verify,
  pin,
  reconfirm,
  supersede,
  link,
  commitMsgHook,
  baseline,
];
