import { Button, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useGet } from '../../api/hooks';
import type { TemporaryItem, TemporaryPart } from '../../api/types';
import { useI18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { List } from '../../kit/ListPage';
import { Loaded, Nothing } from '../../kit/Page';
import { Rows } from '../../kit/Rows';
import { Facts, Money, Num, Time } from '../../kit/Show';
import { Tag, Value } from '../../kit/Tags';
import { Findings } from './Findings';

function History({ list, number, onClose }: { list: string; number: number; onClose: () => void }) {
  const { t, word, say } = useI18n();
  const query = useGet(`/temporary/lists/${list}/items/${String(number)}`);
  return (
    <Modal open width={820} footer={null} title={t('temporary.itemN', { n: number })} onCancel={onClose}>
      <Loaded query={query}>{({ item: i, ledger, ledgerAside, parts }) => (
        <div className="tg-stack">
          <Facts items={[
            [t('temporary.goods'), `${i.code} ${say(i.name)}`], [t('temporary.quantity'), <span key="q"><Num value={i.all.quantity} /> {say(i.unitName)}</span>], [t('temporary.pieces'), <Num key="p" value={i.all.pieces} />],
            [t('temporary.weight'), <span key="w"><Num value={i.all.weight} /> kg</span>], [t('temporary.value'), <Money key="v" value={i.price} currency={i.currency} />], [t('temporary.origin'), <Code key="o" list="country" code={i.origin} />],
            [t('temporary.tax'), i.tax === null || i.tax === undefined ? t('temporary.taxOpen') : <Money key="t" value={i.tax} currency="CNY" />], [t('temporary.account'), <b key="a"><Num value={ledger} /> {say(i.unitName)}</b>], [t('temporary.aside'), <Num key="s" value={ledgerAside} />],
            ...(i.special ? [[t('temporary.special'), say(i.specialName)] as [string, string], [t('temporary.proofOf'), i.proof ?? '—'] as [string, string], ...(i.person ? [[t('temporary.person'), i.person] as [string, string]] : [])] : []),
          ]} />
          {i.special === 'VEHICLE' && <Link to={`/temporary/lists/${list}/vehicles/${String(number)}`}>{t('vehicle.open')}</Link>}
          <Findings list={list} item={i} />
          {parts.length === 0 ? <Nothing title={t('temporary.noParts')} /> : (
            <Rows<TemporaryPart> rowKey={(p) => p.clearance} dataSource={parts} pagination={false} columns={[
              { title: t('temporary.way'), render: (_, p) => word('wayOut', p.way) }, { title: t('common.state'), render: (_, p) => <Value kind="temporaryClearance" value={p.state} /> },
              { title: t('temporary.quantity'), align: 'right', render: (_, p) => <Num value={p.amount.quantity} /> }, { title: t('temporary.pieces'), align: 'right', render: (_, p) => <Num value={p.amount.pieces} /> },
              { title: 'kg', align: 'right', render: (_, p) => <Num value={p.amount.weight} /> }, { title: 'CNY', align: 'right', render: (_, p) => <Money value={p.amount.value} /> },
              { title: t('temporary.evidence'), render: (_, p) => p.evidence }, { title: t('guarantee.when'), render: (_, p) => <Time at={p.decidedAt ?? p.askedAt} /> },
              { title: t('temporary.number'), render: (_, p) => <Link className="tg-mono" to={`/temporary/clearances/${p.clearance}`}>{p.clearance}</Link> },
            ]} />
          )}
        </div>
      )}</Loaded>
    </Modal>
  );
}

/** Items of a list with what is left of each; an item opens with its history. */
export function Items({ list, onOut }: { list: string; onOut?: (item: number) => void }) {
  const { t, say, word } = useI18n();
  const [shown, setShown] = useState<number | null>(null);
  const quantity = (i: TemporaryItem) => <span className="tg-nowrap"><Num value={i.all.quantity} /> {say(i.unitName)}</span>;
  const left = (i: TemporaryItem) => <span className="tg-nowrap"><b><Num value={i.left.quantity} /></b>{i.asked.quantity !== '0' && <span className="tg-faint"> ({t('temporary.askedOf', { n: i.asked.quantity })})</span>}</span>;
  return (
    <>
      <List<TemporaryItem>
        path={`/temporary/lists/${list}/items`} fileName={`items-${list}`} rowKey={(i) => String(i.number)} empty={t('temporary.noItems')} onOpen={(i) => setShown(i.number)}
        filters={[{ kind: 'text', name: 'q', label: t('temporary.searchItem') }, { kind: 'choice', name: 'left', label: t('temporary.left'), options: [{ value: 'true', label: t('temporary.onlyLeft') }] }, { kind: 'code', name: 'special', label: t('temporary.special'), list: 'temporary_special' }]}
        columns={[
          { key: 'number', title: t('temporary.item'), align: 'right', render: (i) => <Num value={i.number} />, csv: (i) => i.number },
          { key: 'code', title: t('temporary.code'), render: (i) => <span className="tg-mono">{i.code}</span>, csv: (i) => i.code },
          { key: 'name', title: t('temporary.goods'), render: (i) => <>{say(i.name)} {i.special && <Tag tone="violet">{say(i.specialName)}</Tag>} {i.bound && <Tag tone="red">{word('decision', i.bound)}</Tag>} {i.state === 'EXCLUDED' && <Tag tone="red">{t('temporary.excluded')}</Tag>}</>, csv: (i) => say(i.name) },
          { key: 'quantity', title: t('temporary.quantity'), align: 'right', render: quantity, csv: (i) => i.all.quantity },
          { key: 'unit', title: t('temporary.unit'), hidden: true, render: (i) => say(i.unitName), csv: (i) => say(i.unitName) },
          { key: 'pieces', title: t('temporary.pieces'), align: 'right', render: (i) => <Num value={i.all.pieces} />, csv: (i) => i.all.pieces },
          { key: 'weight', title: 'kg', align: 'right', render: (i) => <Num value={i.all.weight} />, csv: (i) => i.all.weight },
          { key: 'value', title: t('temporary.value'), align: 'right', render: (i) => <Money value={i.price} currency={i.currency} />, csv: (i) => i.price },
          { key: 'origin', title: t('temporary.origin'), render: (i) => <Code list="country" code={i.origin} />, csv: (i) => i.origin },
          { key: 'left', title: t('temporary.left'), align: 'right', render: left, csv: (i) => i.left.quantity },
          ...(onOut ? [{ key: 'out', title: '', render: (i: TemporaryItem) => i.left.quantity !== '0' && <Button size="small" onClick={(e) => { e.stopPropagation(); onOut(i.number); }}>{t('temporary.out')}</Button> }] : []),
        ]}
        card={(i) => <><div className="tg-card-top"><span><Num value={i.number} />. {say(i.name)}</span><span className="tg-mono">{i.code}</span></div>{(i.special || i.bound) && <div className="tg-card-line">{i.special && <Tag tone="violet">{say(i.specialName)}</Tag>}{i.bound && <Tag tone="red">{word('decision', i.bound)}</Tag>}</div>}<div className="tg-card-line"><span>{quantity(i)}</span><span>{t('temporary.left')} {left(i)}</span></div></>}
      />
      {shown !== null && <History list={list} number={shown} onClose={() => setShown(null)} />}
    </>
  );
}
