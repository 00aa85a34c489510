import { admin } from './zh/admin';
import { analyst } from './zh/analyst';
import { archive } from './zh/archive';
import { bank } from './zh/bank';
import { caseWords } from './zh/case';
import { common } from './zh/common';
import { continuity } from './zh/continuity';
import { desk } from './zh/desk';
import { duty } from './zh/duty';
import { enums } from './zh/enums';
import { gate } from './zh/gate';
import { guarantee } from './zh/guarantee';
import { handbook } from './zh/handbook';
import { inspection } from './zh/inspection';
import { ledger } from './zh/ledger';
import { levy } from './zh/levy';
import { money } from './zh/money';
import { officer } from './zh/officer';
import { oversight } from './zh/oversight';
import { periodic } from './zh/periodic';
import { reference } from './zh/reference';
import { refund } from './zh/refund';
import { replacement } from './zh/replacement';
import { retail } from './zh/retail';
import { revenue } from './zh/revenue';
import { tariffs } from './zh/tariffs';
import { suspense } from './zh/suspense';
import { temporary } from './zh/temporary';
import { vehicle } from './zh/vehicle';

/** Every word of the console in Chinese; `en.ts` must have exactly the same keys, or the build fails. */
export const zh = {
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

export type Words = { [M in keyof typeof zh]: Record<keyof (typeof zh)[M], string> };
