import type { Body } from '../../api/paths';

/** A charge beside the price, as the declaration has it: mark 1 a rate in percent, 2 an amount for each tonne net, 3 a sum. */
export interface Charge { mark: '1' | '2' | '3'; amount: string; currency: string }

/** A goods line as typed; what is empty is not known yet. */
export interface Line {
  key: number; code: string; origin: string; price: string; currency: string; first: string; second: string; net: string;
  /** Agreement claimed; with its proof in hand where proof says so. */
  agreement: string; proof: boolean; quota: boolean; firm: string; proven: '' | 'yes' | 'no';
}

type Occasion = NonNullable<Body<'post', '/duty/quote'>['occasion']>;
export type OccasionKind = NonNullable<Occasion['kind']>;
export type OccasionDay = Exclude<keyof Occasion, 'kind'>;
/** What may have happened to the goods, and the days that then decide of which day the rates are (Tariff Law arts. 20-22). */
export const OCCASIONS: Record<OccasionKind, OccasionDay[]> = {
  NORMAL: ['declared'], ADVANCE: ['declared', 'entered'], TRANSIT: ['declared'], TRANSIT_ADVANCE: ['atDestination'], CONSOLIDATED: ['declared'], BONDED_STAYS: ['formalities'], RELIEF_ENDS: ['formalities'],
  TEMPORARY_STAYS: ['formalities'], LEASE: ['formalities'], UNCLAIMED: ['entered'], BREACH: ['breach', 'discovered'],
};

/** The whole question. It lives in the address, so that a link shows another person the same; nothing of it is kept anywhere else. */
export interface Asked {
  direction: 'I' | 'E'; on: string; occasion: OccasionKind | ''; days: Partial<Record<OccasionDay, string>>; terms: string; freight: Charge; insurance: Charge; other: Charge; nature: string; lines: Line[];
}

const NUMBER = /^\d{1,15}(\.\d{1,6})?$/;
/** Other charges may also be deducted. */
const SIGNED = /^-?\d{1,15}(\.\d{1,6})?$/;
export const isNumber = (text: string) => NUMBER.test(text);
export const isSum = (text: string) => SIGNED.test(text);
export const isCode = (code: string) => /^\d{8}(\d{2})?$/.test(code);

let keys = 0;
export function newLine(like?: Line): Line {
  return { key: ++keys, code: '', origin: like?.origin ?? '', price: '', currency: like?.currency ?? 'USD', first: '', second: '', net: '', agreement: '', proof: false, quota: false, firm: '', proven: '' };
}

const none = (): Charge => ({ mark: '3', amount: '', currency: 'USD' });
export const fresh = (): Asked => ({ direction: 'I', on: '', occasion: '', days: {}, terms: '1', freight: none(), insurance: none(), other: none(), nature: '101', lines: [newLine()] });

/** What is typed, without the separators that people paste along. */
export const plain = (typed: string) => typed.replace(/[,，\s]/g, '').replace(/。/g, '.');

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WORD = /_/g;
const line = (l: Line) => [l.code, l.origin, l.price, l.currency, l.first, l.second, l.net, l.agreement, l.proof ? '1' : '', l.quota ? '1' : '', l.proven, l.firm.replace(WORD, ' ')]
  .join('_').replace(/_+$/, '');
const charge = (c: Charge) => [c.mark, c.amount, c.mark === '1' ? '' : c.currency].join('_').replace(/_+$/, '');

/** As the address tells it; parts that are as usual are left out. */
export function toSearch(a: Asked): URLSearchParams {
  const out = new URLSearchParams();
  const put = (name: string, value: string, usual: string) => value !== usual && value !== '' && out.set(name, value);
  put('dir', a.direction, 'I');
  put('on', a.on, '');
  if (a.occasion) {
    out.set('occ', [a.occasion, ...OCCASIONS[a.occasion].map((d) => a.days[d] ?? '')].join('_').replace(/_+$/, ''));
  }
  put('terms', a.terms, '1');
  (['freight', 'insurance', 'other'] as const).forEach((c) => a[c].amount && out.set(c, charge(a[c])));
  put('nature', a.nature, '101');
  a.lines.map(line).filter((l) => l !== 'USD' && /[^_]/.test(l)).forEach((l) => out.append('line', l));
  return out;
}

function readCharge(text: string | null): Charge {
  const [mark, amount = '', currency = ''] = (text ?? '').split('_');
  return amount ? { mark: mark === '1' || mark === '2' ? mark : '3', amount, currency: currency || 'USD' } : none();
}

function readLine(text: string): Line {
  const [code = '', origin = '', price = '', currency = '', first = '', second = '', net = '', agreement = '', proof = '', quota = '', proven = '', firm = ''] = text.split('_');
  return { ...newLine(), code, origin, price, currency: currency || 'USD', first, second, net, agreement, proof: proof === '1', quota: quota === '1', proven: proven === 'yes' || proven === 'no' ? proven : '', firm };
}

export function fromSearch(search: URLSearchParams): Asked {
  const lines = search.getAll('line').slice(0, 50).map(readLine);
  const on = search.get('on') ?? '';
  const [kind, ...days] = (search.get('occ') ?? '').split('_');
  const occasion: OccasionKind | '' = kind in OCCASIONS ? kind as OccasionKind : '';
  return {
    direction: search.get('dir') === 'E' ? 'E' : 'I', on: DAY.test(on) ? on : '', occasion, days: occasion ? Object.fromEntries(OCCASIONS[occasion].map((d, i) => [d, DAY.test(days[i] ?? '') ? days[i] : ''])) : {}, terms: search.get('terms') ?? '1',
    freight: readCharge(search.get('freight')), insurance: readCharge(search.get('insurance')), other: readCharge(search.get('other')),
    nature: search.get('nature') ?? '101', lines: lines.length > 0 ? lines : [newLine()],
  };
}

/** Whether there is enough of a line to compute it. */
export function isReady(l: Line): boolean {
  return isCode(l.code) && isNumber(l.price) && [l.first, l.second, l.net].every((q) => q === '' || isNumber(q));
}

export type Units = { unit1: string | null; unit2: string | null } | undefined;
const KILOGRAM = '035';
/** The weight is asked for apart only where no unit of the line is the kilogram. */
export const weighs = (units: Units) => units?.unit1 === KILOGRAM || units?.unit2 === KILOGRAM;

type Question = Body<'post', '/duty/quote'>;

/** What is claimed for a line. A proof that is in hand has no number yet: any sign stands for it. */
const claims = (l: Line) => ({
  agreement: l.agreement || null, originProof: l.agreement && l.proof ? '?' : null, quotaCertificate: l.quota ? '?' : null, producer: l.firm.trim() || null,
  originProven: l.proven === '' ? null : l.proven === 'yes',
});

const sent = (c: Charge) => (c.amount && isSum(c.amount) ? { mark: c.mark, amount: c.amount, currency: c.mark === '1' ? null : c.currency } : null);

/** The question for the platform: the lines that can be computed and whose units are told, with their places in the list as item numbers. */
export function question(a: Asked, units: Record<string, Units>): Question | null {
  const ready = a.lines.map((l, i) => ({ l, i })).filter(({ l }) => isReady(l) && l.code in units);
  return ready.length === 0 ? null : {
    direction: a.direction, rateDate: a.occasion ? null : a.on || null, occasion: a.occasion ? { kind: a.occasion, ...Object.fromEntries(OCCASIONS[a.occasion].map((d) => [d, a.days[d] || null])) } : null, transactionMode: a.terms, freight: sent(a.freight), insurance: sent(a.insurance), other: sent(a.other), levyNature: a.nature || null,
    goodsItems: ready.map(({ l, i }) => {
      const unit = units[l.code];
      const weight = unit?.unit1 === KILOGRAM ? l.first : unit?.unit2 === KILOGRAM ? l.second : l.net;
      return {
        itemNumber: i + 1, commodityCode: l.code, totalPrice: l.price, currency: l.currency, originCountry: l.origin || null, dutyMode: '1', netWeightKg: weight || null,
        firstQuantity: l.first || null, firstUnit: unit?.unit1 || null, secondQuantity: l.second || null, secondUnit: unit?.unit2 || null, ...(a.direction === 'I' ? claims(l) : {}),
      };
    }),
  };
}
