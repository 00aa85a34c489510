import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Finding } from '../../api/types';
import { useI18n } from '../../i18n';
import { useCode } from '../../kit/codes';
import type { Asked } from './asked';
import { ChargeField } from './parts';

/** Freight, insurance and other charges: those that the terms leave out of the price, the rest on demand. */
export function Charges({ asked, at, onChange }: { asked: Asked; at: (...fields: string[]) => Finding[]; onChange: (a: Asked) => void }) {
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  const included = useCode('transaction_mode', asked.terms)?.attributes ?? {};
  const imported = asked.direction === 'I';
  const kinds = [
    ['freight', ['3', '2', '1'], imported ? included.freight === '0' : included.freight === '1'], ['insurance', ['3', '1'], imported ? included.insurance === '0' : included.insurance === '1'], ['other', ['3', '1'], false],
  ] as const;
  const shown = kinds.filter(([name, , needed]) => all || needed || asked[name].amount !== '' || at(name).length > 0);
  return (
    <div className="tg-field-full tg-charges">
      {shown.map(([name, marks]) => <ChargeField key={name} label={t(`duty.${name}`)} marks={[...marks]} value={asked[name]} findings={at(name)} onChange={(c) => onChange({ ...asked, [name]: c })} />)}
      {shown.length < kinds.length && <Button type="link" size="small" className="tg-more" icon={<PlusOutlined />} onClick={() => setAll(true)}>{kinds.filter((k) => !shown.includes(k)).map(([name]) => t(`duty.${name}`)).join(' · ')}</Button>}
    </div>
  );
}
