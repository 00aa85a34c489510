import { Link } from 'react-router';

const PLACES: Record<string, (number: string) => string> = {
  T: (n) => `/bills?q=${n}`, M: (n) => `/consolidated-tax/${n}`, R: (n) => `/refunds?q=${n}`, G: (n) => `/guarantees/${n}`, D: (n) => `/periodic/deliveries/${n}`,
  S: (n) => `/suspense/${n}`, E: (n) => `/temporary/lists/${n}`,
};

/** What a number of the platform stands for, where it can be looked up. */
export function About({ number }: { number: string | null | undefined }) {
  if (!number) {
    return <span className="tg-faint">—</span>;
  }
  const to = /^[A-Z]\d{12,}$/.test(number) ? PLACES[number.charAt(0)]?.(number) : undefined;
  return to ? <Link to={to} className="tg-mono" onClick={(e) => e.stopPropagation()}>{number}</Link> : <span className="tg-mono">{number}</span>;
}
