import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Exhibition } from '../../api/types';
import { has, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useOptions } from '../../kit/Filters';
import { date } from '../../kit/format';
import { ListPage } from '../../kit/ListPage';
import { Value } from '../../kit/Tags';
import { FileExhibition } from './FileExhibition';

/** Exhibitions: an organiser's own, those one files for, or all for officials. */
export function ExhibitionsPage() {
  const { t, word, say } = useI18n();
  const navigate = useNavigate();
  const desk = has(useSession(), 'DECLARANT', 'TRADER_MANAGER');
  const [filing, setFiling] = useState(false);
  const states = useOptions('exhibition', ['FILED', 'ACCEPTED', 'REFUSED', 'CLOSED']);
  const days = (e: Exhibition) => `${date(e.opensOn)} – ${date(e.closesOn)}`;
  return (
    <>
      <ListPage<Exhibition>
        title={t('temporary.exhibitions')} hint={t('temporary.exhibitionsHint')} path="/temporary/exhibitions" fileName="exhibitions" rowKey={(e) => e.number} empty={t('temporary.noExhibitions')}
        onOpen={(e) => void navigate(`/temporary/exhibitions/${e.number}`)}
        actions={desk && <Button type="primary" icon={<PlusOutlined />} onClick={() => setFiling(true)}>{t('temporary.file')}</Button>}
        filters={[{ kind: 'text', name: 'q', label: t('temporary.searchExhibition') }, { kind: 'choice', name: 'state', label: t('common.state'), options: states }]}
        columns={[
          { key: 'name', title: t('temporary.exhibition'), render: (e) => <b>{say(e.name)}</b>, csv: (e) => say(e.name) },
          { key: 'state', title: t('common.state'), render: (e) => <Value kind="exhibition" value={e.state} />, csv: (e) => word('exhibition', e.state) },
          { key: 'organiser', title: t('temporary.organiser'), render: (e) => say(e.organiser), csv: (e) => say(e.organiser) },
          { key: 'venue', title: t('temporary.venue'), render: (e) => e.venue, csv: (e) => e.venue },
          { key: 'days', title: t('temporary.days'), render: (e) => <span className="tg-num tg-nowrap">{days(e)}</span>, csv: days },
          { key: 'number', title: t('temporary.number'), render: (e) => <span className="tg-mono tg-nowrap">{e.number}</span>, csv: (e) => e.number },
        ]}
        card={(e) => <><div className="tg-card-top"><b>{say(e.name)}</b><Value kind="exhibition" value={e.state} /></div><div className="tg-card-line"><span>{e.venue}</span></div><div className="tg-card-line"><span className="tg-num">{days(e)}</span><span className="tg-mono">{e.number}</span></div></>}
      />
      {filing && <FileExhibition onClose={() => setFiling(false)} />}
    </>
  );
}
