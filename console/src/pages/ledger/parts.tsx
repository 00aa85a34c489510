import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { LedgerAccount, LedgerLine } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { About } from '../../kit/About';
import { Code } from '../../kit/Code';

export function accountPath(account: string): string {
  return `/ledger/account?account=${encodeURIComponent(account)}`;
}

/** The pages of what a movement is about, by the identity it has in the books. */
const PAGES: Record<string, (id: string) => string> = { declaration: (id) => `/declarations/${id}`, 'retail-list': (id) => `/retail/lists/${id}` };

function subject(line: LedgerLine): [kind: string, id: string] {
  const colon = line.subject.indexOf(':');
  return [line.subject.slice(0, colon), line.subject.slice(colon + 1)];
}

/** Where what a movement is about can be looked at by this person; null where there is no page, or not for them. */
export function usePlace(): (line: LedgerLine) => string | null {
  const sees = has(useSession(), 'SENIOR');
  return (line) => {
    const [kind, id] = subject(line);
    return sees ? PAGES[kind]?.(id) ?? null : null;
  };
}

/** Numbers of bills, guarantees and lists that stand in the codes of accounts. */
function numbers(codes: string[]): string[] {
  return [...new Set(codes.flatMap((c) => c.split(':')).filter((part) => /^[A-Z]\d{12,}$/.test(part)))];
}

/** What a movement is of: the case it is about, and the bill or guarantee whose account it moves. */
export function Of({ line: l, account }: { line: LedgerLine; account: string }) {
  const { word } = useI18n();
  const sees = has(useSession(), 'SENIOR');
  const to = usePlace()(l);
  const name = word('subject', subject(l)[0]);
  return (
    <span className="tg-two">
      <span>{to ? <Link to={to} onClick={(e) => e.stopPropagation()}>{name}</Link> : name}</span>
      {numbers([account, ...l.against]).map((n) => <span key={n}>{sees ? <About number={n} /> : <span className="tg-mono">{n}</span>}</span>)}
    </span>
  );
}

/** The other side of a movement. */
export function Against({ line: l }: { line: LedgerLine }) {
  return l.against.length === 0 ? <span className="tg-faint">—</span> : (
    <span className="tg-two">{l.against.map((a) => <span key={a}><Link to={accountPath(a)} className="tg-mono" onClick={(e) => e.stopPropagation()}>{a}</Link></span>)}</span>
  );
}

/** What an account counts. */
export function UnitName({ unit, measure }: { unit: string | null | undefined; measure: LedgerAccount['measure'] }): ReactNode {
  const { word } = useI18n();
  const code = unit?.slice(unit.indexOf(':') + 1);
  return measure === 'QUANTITY' ? <Code list="unit" code={code} /> : measure === 'COUNT' ? word('ledgerCount', code) : <span className="tg-mono">{unit ?? '—'}</span>;
}
