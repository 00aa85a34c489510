import { Alert, Modal, Typography } from 'antd';
import { useI18n } from '../../i18n';

/** A secret that is shown a single time. */
export function Once({ title, secret, onClose }: { title: string; secret: string | null; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Modal open={secret !== null} title={title} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <Alert type="warning" showIcon title={t('desk.tokenOnce')} className="tg-gap-bottom" />
      <Typography.Paragraph copyable={{ text: secret ?? '' }} className="tg-secret">{secret}</Typography.Paragraph>
    </Modal>
  );
}
