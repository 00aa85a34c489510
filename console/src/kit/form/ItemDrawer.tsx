import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import type { Field } from '../../api/types';
import { useI18n } from '../../i18n';
import { useNarrow } from '../screen';
import { useForm } from './context';
import { FieldGrid, GroupEditor } from './GroupEditor';

/** Fields that most declarations fill in, though the dictionary does not demand them. */
const USUAL = ['specification', 'descriptionEn', 'secondQuantity', 'secondUnit', 'inspectionCategory', 'goodsAttributes', 'purpose', 'destinationRegion'];

/** Everything about one goods item. */
export function ItemDrawer({ index, count, onGo, onCommit }: { index: number; count: number; onGo: (i: number | null) => void; onCommit: (field: string) => void }) {
  const { dictionary } = useForm();
  const { t } = useI18n();
  const narrow = useNarrow();
  const group = dictionary.groups.get('goodsItems')!;
  const all = group.fields.filter((f) => f.name !== 'itemNumber');
  const first = ['commodityCode', 'description', 'specification', 'quantity', 'unit', 'unitPrice', 'totalPrice', 'currency', 'firstQuantity', 'firstUnit', 'secondQuantity', 'secondUnit', 'originCountry', 'destinationCountry', 'domesticDistrict', 'dutyMode'];
  const shown = [...first.map((n) => all.find((f) => f.name === n)).filter((f): f is Field => Boolean(f)), ...all.filter((f) => !first.includes(f.name) && (f.declare || USUAL.includes(f.name)))];
  return (
    <Drawer open size={narrow ? '100%' : 760} title={t('desk.itemDrawer', { n: index + 1 })} onClose={() => onGo(null)}
      extra={<span className="tg-row"><Button size="small" icon={<LeftOutlined />} disabled={index === 0} aria-label={t('desk.previousItem')} onClick={() => onGo(index - 1)} /><Button size="small" icon={<RightOutlined />} disabled={index === count - 1} aria-label={t('desk.nextItem')} onClick={() => onGo(index + 1)} /></span>}>
      <div className="tg-form" key={index}>
        <FieldGrid fields={shown} folded={all.filter((f) => !shown.includes(f))} base={`/goodsItems/${index}`} onCommit={(f) => onCommit(f.name)} />
        {dictionary.below('goodsItems').map((g) => <GroupEditor key={g.name} group={g} base={`/goodsItems/${index}/${g.name}`} />)}
      </div>
    </Drawer>
  );
}
