import { Table, Tag, Tooltip } from 'antd';
import { useI18n } from '../../i18n';
import { Code } from '../../kit/Code';
import { Panel } from '../../kit/Page';
import { useNarrow } from '../../kit/screen';
import { Facts } from '../../kit/Show';
import type { Cell, Row, Sheet, Staging } from './preferences';
import { spaced } from './preferences';

function Rate({ cell }: { cell: Cell }) {
  const { t } = useI18n();
  const better = cell.netSaving !== null && !cell.netSaving.startsWith('-') && cell.netSaving !== '0';
  const free = cell.rate === '0' || cell.rate === '0%';
  const mark = cell.certainty === 'COMPUTED' ? '≈' : '';
  return (
    <Tooltip title={`${t(`handbook.certainty_${cell.certainty}`)}${cell.rate ? ` · ${cell.day}` : ''}${cell.saving !== null ? ` · ${t('handbook.below', { n: cell.saving })}` : ''}`}>
      <span className={`tg-num ${free && better ? 'tg-pref-free' : better ? 'tg-pref-better' : ''}`}>{cell.rate ? `${mark}${cell.rate}${cell.certainty === 'LAST_KNOWN' ? '*' : ''}` : '—'}</span>
    </Tooltip>
  );
}

function After({ staging }: { staging: Staging }) {
  const { t } = useI18n();
  return <span className="tg-faint">{staging.outcome === 'FOUND' ? t('handbook.staged', { n: staging.remaining ?? 0, of: staging.stages ?? 0, year: staging.freeFrom?.slice(0, 4) ?? '' }) : t(`handbook.after_${staging.outcome}`)}</span>;
}

function Origins({ row }: { row: Row }) {
  return <span className="tg-faint tg-pref-origins">{row.origins.map((o) => <Code key={o} list="country" code={o} bare />)}</span>;
}

function Conditions({ row }: { row: Row }) {
  const { t, say } = useI18n();
  const missing = t('handbook.notAtHand');
  return (
    <Facts items={[[t('handbook.proof'), say(row.proof) || missing], [t('handbook.transport'), say(row.transport) || missing], [t('handbook.waiver'), row.waiver ? t('handbook.upTo', { value: row.waiver }) : missing],
      [t('handbook.inForce'), row.inForce ?? missing], [t('handbook.law'), say(row.law) || missing], [t('common.source'), row.source]]} />
  );
}

/** A line of a tariff: agreements down, years across. */
export function PreferenceSheet({ sheet }: { sheet: Sheet }) {
  const { t, say } = useI18n();
  const narrow = useNarrow();
  const mfn = sheet.mfn.map((rate, i) => (sheet.provisional[i] ? `${rate || '—'} / ${sheet.provisional[i]}` : rate || '—'));
  const head = <><span className="tg-mono tg-medium">{spaced(sheet.code)}</span> <span>{say(sheet.name)}</span></>;
  if (narrow) {
    return (
      <Panel title={head}>
        <div className="tg-pref-years"><b>{sheet.provisional.some(Boolean) ? t('handbook.mfnProvisional') : t('handbook.mfn')}</b><div>{sheet.years.map((y, i) => <span key={y}><small>{y}</small>{mfn[i]}</span>)}</div></div>
        {sheet.rows.map((row) => (
          <div className="tg-pref-years" key={row.agreement + row.column}>
            <b>{say(row.name)}</b> <Origins row={row} />
            <div>{row.cells.map((c) => <span key={c.year}><small>{c.year}</small><Rate cell={c} /></span>)}</div>
            <div className="tg-row">{row.bestSaving && <Tag color="green">{t('handbook.below', { n: row.bestSaving })}</Tag>}<After staging={row.staging} /></div>
            <details><summary>{t('handbook.conditions')}</summary><Conditions row={row} /></details>
          </div>
        ))}
        {sheet.rows.length === 0 && <p className="tg-faint">{t('handbook.noAgreement')}</p>}
      </Panel>
    );
  }
  return (
    <Panel title={head} flush>
      <Table<Row>
        size="small" pagination={false} rowKey={(r) => r.agreement + r.column} dataSource={sheet.rows} scroll={{ x: 'max-content' }} locale={{ emptyText: t('handbook.noAgreement') }}
        expandable={{ expandedRowRender: (row) => <Conditions row={row} /> }}
        columns={[
          { title: t('handbook.agreement'), key: 'name', render: (_, row) => <span className="tg-pref-name"><span>{say(row.name)}</span><Origins row={row} /></span> },
          ...sheet.years.map((year, i) => ({ title: String(year), key: String(year), align: 'right' as const, render: (_: unknown, row: Row) => <Rate cell={row.cells[i]} /> })),
          { title: t('handbook.saving'), key: 'saving', align: 'right', render: (_, row) => <b className="tg-num">{row.bestSaving ?? '—'}</b> },
          { title: t('handbook.afterwards'), key: 'after', render: (_, row) => <After staging={row.staging} /> },
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} /><Table.Summary.Cell index={1}>{sheet.provisional.some(Boolean) ? t('handbook.mfnProvisional') : t('handbook.mfn')}</Table.Summary.Cell>
            {mfn.map((rate, i) => <Table.Summary.Cell key={sheet.years[i]} index={i + 2} align="right"><span className="tg-num">{rate}</span></Table.Summary.Cell>)}
            <Table.Summary.Cell index={mfn.length + 2} colSpan={2} />
          </Table.Summary.Row>
        )}
      />
    </Panel>
  );
}
