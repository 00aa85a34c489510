import type { Words } from '../zh';

export const replacement: Words['replacement'] = {
  title: 'Replacement carnets',
  ask: 'Ask for a replacement carnet',
  asked: 'Asked for; customs decides',
  hint: 'Before the carnet ends: what is in moves to the new carnet item by item, the old one is discharged, nothing is counted twice.',
  carnet: 'New carnet',
  accept: 'Accept the new carnet',
  accepted: 'The goods have moved to the new carnet; the old one is discharged',
  acceptHint: 'What is in moves to the new carnet item by item; the day of entry and the extensions granted stay.',
  refuse: 'Refuse the new carnet',
  discharge: 'Re-exportation voucher of the old carnet (discharge)',
  entry: 'Importation voucher of the new carnet',
  newList: 'New list',
  replaces: 'Replaces',
};
