import { admin } from './en/admin';
import { analyst } from './en/analyst';
import { archive } from './en/archive';
import { bank } from './en/bank';
import { caseWords } from './en/case';
import { common } from './en/common';
import { continuity } from './en/continuity';
import { desk } from './en/desk';
import { duty } from './en/duty';
import { enums } from './en/enums';
import { gate } from './en/gate';
import { guarantee } from './en/guarantee';
import { handbook } from './en/handbook';
import { inspection } from './en/inspection';
import { ledger } from './en/ledger';
import { levy } from './en/levy';
import { money } from './en/money';
import { officer } from './en/officer';
import { oversight } from './en/oversight';
import { periodic } from './en/periodic';
import { reference } from './en/reference';
import { refund } from './en/refund';
import { replacement } from './en/replacement';
import { retail } from './en/retail';
import { revenue } from './en/revenue';
import { tariffs } from './en/tariffs';
import { suspense } from './en/suspense';
import { temporary } from './en/temporary';
import { vehicle } from './en/vehicle';
import type { Words } from './zh';

/** Every word of the console in English. */
export const en: Words = {
  admin,
  analyst,
  archive,
  bank,
  case: caseWords,
  common,
  continuity,
  desk,
  duty,
  enums,
  gate,
  guarantee,
  handbook,
  inspection,
  ledger,
  levy,
  money,
  officer,
  oversight,
  periodic,
  reference,
  refund,
  replacement,
  retail,
  revenue,
  tariffs,
  suspense,
  temporary,
  vehicle,
};
