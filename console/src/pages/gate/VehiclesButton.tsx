import { CarOutlined } from '@ant-design/icons';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { put } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import type { GateRelease } from '../../api/types';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';

/** Names the only vehicles that may take a release's goods. */
export function VehiclesButton({ release }: { release: GateRelease }) {
  const { t } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  const [open, setOpen] = useState(false);
  const [plates, setPlates] = useState(release.plates);
  async function save() {
    const done = await act(async () => {
      await put(`/gate/releases/${release.number}/vehicles`, { plates });
      return true;
    }, t('gate.vehiclesDone'));
    if (done) {
      setOpen(false);
      await invalidate('/gate/releases');
    }
  }
  return (
    <>
      <Button size="small" icon={<CarOutlined />} onClick={() => { setPlates(release.plates); setOpen(true); }}>{t('gate.vehiclesEdit')}</Button>
      <Modal open={open} title={`${t('gate.vehiclesEdit')} · ${release.number}`} okText={t('common.save')} cancelText={t('common.cancel')} onCancel={() => setOpen(false)} onOk={() => void save()}>
        <p>{t('gate.vehiclesHint')}</p>
        <Select mode="tags" className="tg-fill" aria-label={t('gate.vehicles')} placeholder={t('gate.plate')} value={plates} maxCount={20} open={false} suffixIcon={null}
          tokenSeparators={[',', '，', ' ', '、', ';']} onChange={(v: string[]) => setPlates(v)} />
      </Modal>
    </>
  );
}
