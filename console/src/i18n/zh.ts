import { admin } from './zh/admin';
import { analyst } from './zh/analyst';
import { archive } from './zh/archive';
import { bank } from './zh/bank';
import { caseWords } from './zh/case';
import { common } from './zh/common';
import { desk } from './zh/desk';
import { duty } from './zh/duty';
import { enums } from './zh/enums';
import { gate } from './zh/gate';
import { guarantee } from './zh/guarantee';
import { handbook } from './zh/handbook';
import { inspection } from './zh/inspection';
import { levy } from './zh/levy';
import { money } from './zh/money';
import { refund } from './zh/refund';
import { officer } from './zh/officer';
import { oversight } from './zh/oversight';
import { reference } from './zh/reference';
import { retail } from './zh/retail';
import { revenue } from './zh/revenue';
import { tariffs } from './zh/tariffs';

/** Every word of the console in Chinese; `en.ts` must have exactly the same keys, or the build fails. */
export const zh = { common, enums, officer, case: caseWords, desk, inspection, analyst, gate, revenue, guarantee, oversight, reference, duty, tariffs, admin, handbook, retail, archive, money, bank, refund, levy };

export type Words = { [M in keyof typeof zh]: Record<keyof (typeof zh)[M], string> };
