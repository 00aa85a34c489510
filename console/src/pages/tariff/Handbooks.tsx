import { FilePdfOutlined } from '@ant-design/icons';
import { Button, Form, InputNumber, Progress, Segmented, Select, Tag } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { post, url } from '../../api/client';
import { asPage, useGet, useInvalidate } from '../../api/hooks';
import { isTrader, useSession } from '../../app/session';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { Nothing, Panel } from '../../kit/Page';
import { Time } from '../../kit/Show';
import { TraderPick } from '../../kit/TraderPick';
import type { Book } from './preferences';

interface Order { traderId?: string | null; codes: string[]; from: number; to: number; language: 'zh' | 'en'; n: number }

function BookRow({ book, marked }: { book: Book; marked: boolean }) {
  const { t } = useI18n();
  const open = book.state === 'ORDERED' || book.state === 'PRINTING';
  return (
    <div className={`tg-pref-book ${marked ? 'tg-pref-marked' : ''}`} id={book.id}>
      <div>
        <b>{book.wish.codes.length > 0 ? t('handbook.ofCodes', { n: book.wish.codes.length }) : t('handbook.ofOwn')}</b> · {book.wish.from}–{book.wish.to} · {book.wish.language === 'zh' ? '中文' : 'English'}
        <div className="tg-faint"><Time at={book.orderedAt} /> · {book.orderedBy}</div>
        {open && <Progress percent={book.total ? Math.floor((100 * book.done) / book.total) : 0} size="small" status="active" format={() => (book.total ? `${book.done} / ${book.total}` : t('handbook.waiting'))} />}
      </div>
      {book.state === 'PRINTED' && <Button icon={<FilePdfOutlined />} href={url(`/handbooks/${book.id}.pdf`)} target="_blank">{t('handbook.open', { n: book.pages ?? 0 })}</Button>}
      {book.state === 'FAILED' && <Tag color="red">{t('handbook.failed')}</Tag>}
    </div>
  );
}

/** Orders handbooks and fetches them when they are printed. */
export function Handbooks() {
  const { t, lang } = useI18n();
  const session = useSession();
  const act = useAct();
  const invalidate = useInvalidate();
  const [search] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<Order>();
  const query = useGet('/handbooks', { size: 50 }, { refetchInterval: 1500 });
  const books = asPage(query.data).items;
  const now = new Date().getFullYear();
  async function order(v: Order) {
    setBusy(true);
    await act(() => post('/handbooks', { ...v, codes: (v.codes ?? []).map((c) => c.replace(/\D/g, '')), traderId: v.traderId ? Number(v.traderId) : null }), t('handbook.ordered'));
    await invalidate('/handbooks');
    setBusy(false);
  }
  return (
    <div className="tg-duty">
      <Panel title={t('handbook.order')}>
        <Form<Order> form={form} layout="vertical" initialValues={{ codes: [], from: now, to: now + 4, language: lang, n: 300 }} onFinish={(v) => void order(v)}>
          {!isTrader(session) && <Form.Item name="traderId" label={t('handbook.enterprise')}><TraderPick /></Form.Item>}
          <Form.Item name="codes" label={t('handbook.codes')} extra={t('handbook.codesHint')} rules={[{ type: 'array', max: 300 }]}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', '，', ';', '\n']} /></Form.Item>
          <div className="tg-form-2">
            <Form.Item name="from" label={t('handbook.fromYear')}><InputNumber min={2000} max={2099} className="tg-fill" /></Form.Item>
            <Form.Item name="to" label={t('handbook.toYear')}><InputNumber min={2000} max={2099} className="tg-fill" /></Form.Item>
            <Form.Item name="n" label={t('handbook.most')}><InputNumber min={1} max={300} className="tg-fill" /></Form.Item>
            <Form.Item name="language" label={t('handbook.language')}><Segmented block options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} /></Form.Item>
          </div>
          <Button type="primary" htmlType="submit" block loading={busy}>{t('handbook.order')}</Button>
        </Form>
      </Panel>
      <Panel title={t('handbook.books')} flush>
        {books.map((book) => <BookRow key={book.id} book={book} marked={book.id === search.get('book')} />)}
        {query.data && books.length === 0 && <Nothing title={t('handbook.noBooks')} />}
      </Panel>
    </div>
  );
}
