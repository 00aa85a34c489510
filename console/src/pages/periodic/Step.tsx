import { App } from 'antd';
import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { ReasonDialog } from '../../kit/ReasonDialog';

/** Takes a step of an approval, a delivery or a return, asking for its reason. */
export function Step({ kind, number, command, onClose }: { kind: 'approvals' | 'deliveries' | 'returns'; number: string; command: string; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const { message } = App.useApp();
  const invalidate = useInvalidate();
  async function take(reason: string) {
    const done = await act(async () => {
      const after = await post(`/periodic/${kind}/${number}/commands/${command}`, { reason });
      // a stop is lifted by two
      void message.success(command === 'let-go' && 'holds' in after && after.holds.includes('RISK') ? t('oversight.waits') : t('periodic.done'));
      return true;
    });
    void invalidate('/periodic', '/guarantees', '/two-persons');
    return done;
  }
  return <ReasonDialog title={word('periodicCommand', command)} ok={t('common.confirm')} optional={!['refuse', 'stop', 'let-go'].includes(command)} onGive={take} onClose={onClose} />;
}
