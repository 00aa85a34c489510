import type { Body } from '../../api/paths';

let keys = 0;

/** A charge beside the price, as the declaration has it: mark 1 a rate in percent, 2 an amount for each tonne net, 3 a sum. */
export interface Charge { mark: '1' | '2' | '3'; amount: string; currency: string }

/** A goods line as typed; what is empty is not known yet. */
export interface Line {
  key: number; code: string; origin: string; price: string; currency: string; first: string; second: string; net: string;
  /** Agreement claimed; with its proof in hand where proof says so. */
  agreement: string; proof: boolean; quota: boolean; firm: string; proven: '' | 'yes' | 'no';
  /** What few lines need: duty mode, another valuation, a return, a stay, another origin under the agreement. Only what is told stands in it. */
  more: Record<string, string>;
}

type Goods = NonNullable<NonNullable<Body<'post', '/duty/quote'>['goodsItems']>[number]>;
type Valuation = NonNullable<Goods['valuation']>;
export type Method = NonNullable<Valuation['method']>;
/** The methods of valuing goods otherwise than by their price, with their amounts; those that need not be told end with a question mark. */
export const METHODS: Record<Method, string[]> = {
  IDENTICAL: ['price'], SIMILAR: ['price'], DEDUCTIVE: ['resalePrice', 'profitAndExpenses', 'inlandTransport?', 'importTaxes'], COMPUTED: ['materialsAndProcessing', 'profitAndExpenses', 'freight?', 'insurance?'], REASONABLE: ['price'],
  REPAIR_ABROAD: ['repairFee', 'parts?'], PROCESSING_ABROAD: ['processingFee', 'materials?', 'freight?', 'insurance?'], LEASE_RENT: ['rent'], LEASE_TOTAL: ['totalRent'], LEASE_BUYOUT: ['price'], RELIEF_GOODS: ['originalValue'],
};
/** Methods of which customs wants the reason, in the order of the law. */
export const REASONED: Method[] = ['IDENTICAL', 'SIMILAR', 'DEDUCTIVE', 'COMPUTED', 'REASONABLE'];
export const bare = (part: string) => part.replace('?', '');

/** An addition to the value or a deduction. */
export interface Element { key: number; kind: string; amount: string; currency: string; item: string; inPrice: boolean; listed: boolean; related: '' | 'yes' | 'no'; sale: '' | 'yes' | 'no'; share: string }
export const newElement = (): Element => ({ key: ++keys, kind: '', amount: '', currency: 'CNY', item: '', inPrice: false, listed: false, related: '', sale: '', share: '' });

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
  procedure: string; freightBy: '' | 'WEIGHT'; elements: Element[];
}

const NUMBER = /^\d{1,15}(\.\d{1,6})?$/;
/** Other charges may also be deducted. */
const SIGNED = /^-?\d{1,15}(\.\d{1,6})?$/;
export const isNumber = (text: string) => NUMBER.test(text);
export const isSum = (text: string) => SIGNED.test(text);
export const isCode = (code: string) => /^\d{8}(\d{2})?$/.test(code);

export function newLine(like?: Line): Line {
  return { key: ++keys, code: '', origin: like?.origin ?? '', price: '', currency: like?.currency ?? 'USD', first: '', second: '', net: '', agreement: '', proof: false, quota: false, firm: '', proven: '', more: {} };
}

const none = (): Charge => ({ mark: '3', amount: '', currency: 'USD' });
export const fresh = (): Asked => ({ direction: 'I', on: '', occasion: '', days: {}, terms: '1', freight: none(), insurance: none(), other: none(), nature: '101', lines: [newLine()], procedure: '', freightBy: '', elements: [] });

/** What is typed, without the separators that people paste along. */
export const plain = (typed: string) => typed.replace(/[,，\s]/g, '').replace(/。/g, '.');

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WORD = /_/g;
const line = (l: Line) => [l.code, l.origin, l.price, l.currency, l.first, l.second, l.net, l.agreement, l.proof ? '1' : '', l.quota ? '1' : '', l.proven, l.firm.replace(WORD, ' ')]
  .join('_').replace(/_+$/, '');
const charge = (c: Charge) => [c.mark, c.amount, c.mark === '1' ? '' : c.currency].join('_').replace(/_+$/, '');

const yes = (v: boolean) => (v ? '1' : '');
const element = (e: Element) => [e.kind, e.amount, e.currency, e.item, yes(e.inPrice), yes(e.listed), e.related, e.sale, e.share].join('~').replace(/~+$/, '');
const more = (of: Record<string, string>) => Object.entries(of).filter(([, v]) => v !== '').map(([k, v]) => `${k}:${v.replace(/~/g, ' ')}`).join('~');

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
  put('proc', a.procedure, '');
  put('by', a.freightBy, '');
  a.elements.filter((e) => e.kind || e.amount).forEach((e) => out.append('el', element(e)));
  const kept = a.lines.filter((l) => line(l) !== 'USD' && /[^_]/.test(line(l)));
  kept.forEach((l) => out.append('line', line(l)));
  kept.forEach((l, i) => more(l.more) && out.append('more', `${i + 1}~${more(l.more)}`));
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

const told = (text: string): '' | 'yes' | 'no' => (text === 'yes' || text === 'no' ? text : '');

function readElement(text: string): Element {
  const [kind = '', amount = '', currency = '', item = '', inPrice = '', listed = '', related = '', sale = '', share = ''] = text.split('~');
  return { ...newElement(), kind, amount, currency: currency || 'CNY', item, inPrice: inPrice === '1', listed: listed === '1', related: told(related), sale: told(sale), share };
}

function readMore(lines: Line[], text: string) {
  const [place, ...pairs] = text.split('~');
  const of = lines[Number(place) - 1];
  pairs.forEach((p) => of && p.includes(':') && (of.more[p.slice(0, p.indexOf(':'))] = p.slice(p.indexOf(':') + 1)));
}

export function fromSearch(search: URLSearchParams): Asked {
  const lines = search.getAll('line').slice(0, 50).map(readLine);
  search.getAll('more').forEach((m) => readMore(lines, m));
  const on = search.get('on') ?? '';
  const [kind, ...days] = (search.get('occ') ?? '').split('_');
  const occasion: OccasionKind | '' = kind in OCCASIONS ? kind as OccasionKind : '';
  return {
    direction: search.get('dir') === 'E' ? 'E' : 'I', on: DAY.test(on) ? on : '', occasion, days: occasion ? Object.fromEntries(OCCASIONS[occasion].map((d, i) => [d, DAY.test(days[i] ?? '') ? days[i] : ''])) : {}, terms: search.get('terms') ?? '1',
    freight: readCharge(search.get('freight')), insurance: readCharge(search.get('insurance')), other: readCharge(search.get('other')),
    nature: search.get('nature') ?? '101', lines: lines.length > 0 ? lines : [newLine()],
    procedure: search.get('proc') ?? '', freightBy: search.get('by') === 'WEIGHT' ? 'WEIGHT' : '', elements: search.getAll('el').slice(0, 50).map(readElement),
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
  agreement: l.agreement || null, preferentialOrigin: l.more.pref || null, contributors: l.more.contrib ? l.more.contrib.split(' ') : null, originProof: l.agreement && l.proof ? '?' : null, quotaCertificate: l.quota ? '?' : null, producer: l.firm.trim() || null,
  originProven: l.proven === '' ? null : l.proven === 'yes',
});

const sent = (c: Charge) => (c.amount && isSum(c.amount) ? { mark: c.mark, amount: c.amount, currency: c.mark === '1' ? null : c.currency } : null);

const answer = (v: string | undefined) => (v === 'yes' ? true : v === 'no' ? false : null);

/** How a line is valued otherwise than by its price. */
function valuation(m: Record<string, string>): Valuation | null {
  if (!m.method || !(m.method in METHODS)) {
    return null;
  }
  const method = m.method as Method;
  const amounts = METHODS[method].map(bare).filter((p) => isNumber(m[`p.${p}`] ?? ''));
  return {
    method, amounts: Object.fromEntries(amounts.map((p) => [p, { amount: m[`p.${p}`], currency: m.cur || 'CNY' }])), conditionMet: answer(m.met), reason: m.reason || null,
    excluded: m.excluded ? m.excluded.split(' ') as Method[] : null, swapped: m.swapped === 'yes', supervision: method === 'RELIEF_GOODS' ? { importedOn: m.imported || null, disposedOn: m.disposed || null, years: m.years ? Number(m.years) : null } : null,
  };
}

/** What few lines need, in the words of the API. */
function special(m: Record<string, string>): Partial<Goods> {
  return {
    dutyMode: m.mode || '1', valuation: valuation(m),
    returned: m.ret || m.repl ? { replacement: m.repl === 'yes', reason: (m.ret || null) as NonNullable<Goods['returned']>['reason'], before: m.before || null, unchanged: answer(m.unchanged), originalHandled: answer(m.handled) } : null,
    stay: m.stay === 'TEMPORARY' || m.stay === 'OTHER_USE' ? { kind: m.stay, from: m.from || null, to: m.to || null, depreciationMonths: m.months ? Number(m.months) : null, supervisionYears: m.syears ? Number(m.syears) : null } : null,
  };
}

const elements = (a: Asked) => a.elements.filter((e) => e.kind && isNumber(e.amount)).map((e) => ({
  kind: e.kind as NonNullable<NonNullable<Question['elements']>[number]>['kind'], amount: e.amount, currency: e.currency, itemNumber: e.item ? Number(e.item) : null, inPrice: e.inPrice, listed: e.listed, related: answer(e.related), saleCondition: answer(e.sale),
  sharePercent: isNumber(e.share) ? e.share : null,
}));

/** The question for the platform: the lines that can be computed and whose units are told, with their places in the list as item numbers. */
export function question(a: Asked, units: Record<string, Units>): Question | null {
  const ready = a.lines.map((l, i) => ({ l, i })).filter(({ l }) => isReady(l) && l.code in units);
  return ready.length === 0 ? null : {
    direction: a.direction, rateDate: a.occasion ? null : a.on || null, occasion: a.occasion ? { kind: a.occasion, ...Object.fromEntries(OCCASIONS[a.occasion].map((d) => [d, a.days[d] || null])) } : null, transactionMode: a.terms, freight: sent(a.freight), insurance: sent(a.insurance), other: sent(a.other), levyNature: a.nature || null,
    procedureCode: a.procedure || null, freightBy: a.freightBy || null, elements: elements(a),
    goodsItems: ready.map(({ l, i }) => {
      const unit = units[l.code];
      const weight = unit?.unit1 === KILOGRAM ? l.first : unit?.unit2 === KILOGRAM ? l.second : l.net;
      return {
        itemNumber: i + 1, commodityCode: l.code, totalPrice: l.price, currency: l.currency, originCountry: l.origin || null, ...special(l.more), netWeightKg: weight || null,
        firstQuantity: l.first || null, firstUnit: unit?.unit1 || null, secondQuantity: l.second || null, secondUnit: unit?.unit2 || null, ...(a.direction === 'I' ? claims(l) : {}),
      };
    }),
  };
}
