import { Table } from 'antd';
import { useMemo } from 'react';
import type { ChangeRequest, Doc } from '../../api/types';
import { useI18n } from '../../i18n';
import type { Change } from '../dictionary';
import { changes, useDictionary } from '../dictionary';
import { PLATFORM_FIELDS } from '../form/sections';
import { Facts, Time } from '../Show';
import { FieldValue } from './DocumentGroups';

/** What the trader asks to change: old beside new. */
export function ChangeView({ request, document }: { request: ChangeRequest; document: Doc }) {
  const { t, say, word } = useI18n();
  const dictionary = useDictionary();
  const rows = useMemo(() => (request.document ? changes(document, request.document).filter((c) => !PLATFORM_FIELDS.has(c.pointer.split('/').at(-1)!)) : []), [request, document]);
  return (
    <div className="tg-stack">
      <Facts items={[[t('common.kind'), word('change', request.kind)], [t('common.reason'), request.reason], [t('case.requestedAt'), <Time key="a" at={request.askedAt} />], [t('case.requestedBy'), request.askedBy]]} />
      {request.document && (
        <Table<Change>
          className="tg-diff" size="small" pagination={false} dataSource={rows} rowKey="pointer" locale={{ emptyText: t('case.noDiff') }} scroll={{ x: 'max-content' }}
          columns={[
            { title: t('case.field'), render: (_, r) => dictionary?.describe(r.pointer, say) ?? r.pointer },
            { title: t('case.oldValue'), render: (_, r) => (r.from === null ? '—' : <del><FieldValue field={dictionary?.at(r.pointer)} value={r.from} /></del>) },
            { title: t('case.newValue'), render: (_, r) => (r.to === null ? '—' : <ins><FieldValue field={dictionary?.at(r.pointer)} value={r.to} /></ins>) },
          ]}
        />
      )}
    </div>
  );
}
