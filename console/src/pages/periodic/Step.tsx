import { post } from '../../api/client';
import { useInvalidate } from '../../api/hooks';
import { useI18n } from '../../i18n';
import { useAct } from '../../kit/act';
import { ReasonDialog } from '../../kit/ReasonDialog';

/** Takes a step of an approval, a delivery or a return, asking for its reason. */
export function Step({ kind, number, command, onClose }: { kind: 'approvals' | 'deliveries' | 'returns'; number: string; command: string; onClose: () => void }) {
  const { t, word } = useI18n();
  const act = useAct();
  const invalidate = useInvalidate();
  async function take(reason: string) {
    const done = await act(async () => {
      await post(`/periodic/${kind}/${number}/commands/${command}`, { reason });
      return true;
    }, t('periodic.done'));
    void invalidate('/periodic', '/guarantees');
    return done;
  }
  return <ReasonDialog title={word('periodicCommand', command)} ok={t('common.confirm')} optional={!['refuse', 'stop'].includes(command)} onGive={take} onClose={onClose} />;
}
