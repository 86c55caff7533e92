import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { PickerView } from '../../features/deep-linking/deep-linking.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { AnswerTrouble } from './answer-trouble.tsx';
import type { Answer } from './answer-trouble.tsx';
import { readItem } from './chosen-item.ts';
import type { ChosenItem, ItemFault } from './chosen-item.ts';
import styles from './settings-page.module.css';

interface SettingsPageProps {
  picker: PickerView;
  items: ChosenItem[];
  answer: Answer;
  onChange: (items: ChosenItem[]) => void;
}

/** Title, points and due date of what is added, and the one button that adds it. */
export function SettingsPage({ picker, items, answer, onChange }: SettingsPageProps) {
  const { t } = useLanguage();
  const [isChecked, setChecked] = useState(false);
  const add = () => {
    setChecked(true);
    const read = items.map(readItem);
    const sent = read.flatMap((each) => ('sent' in each ? [each.sent] : []));
    if (sent.length === items.length) answer.send(sent);
  };
  return (
    <Page
      title={t.picker.settings}
      above={
        <p>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.picker.backToList}
          </ButtonLink>
        </p>
      }
    >
      {items.map((item) => (
        <ItemFields
          key={item.pathway.id}
          item={item}
          faults={isChecked ? faultsOf(item) : []}
          onChange={(next) => onChange(items.map((each) => (each === item ? next : each)))}
          onRemove={items.length > 1 ? () => onChange(items.filter((each) => each !== item)) : undefined}
        />
      ))}
      <AnswerTrouble answer={answer} lms={picker.lms} />
      <div className={styles['actions']}>
        <Button kind="primary" onClick={add} isBusy={answer.isBusy}>
          {t.picker.add(picker.lms)}
        </Button>
        {picker.acceptsSeveral && <ButtonLink to="/">{t.picker.addAnother}</ButtonLink>}
        <Button onClick={() => answer.send([])} isBusy={answer.isBusy}>
          {t.picker.cancelAndReturn}
        </Button>
      </div>
    </Page>
  );
}

function ItemFields({
  item,
  faults,
  onChange,
  onRemove,
}: {
  item: ChosenItem;
  faults: ItemFault[];
  onChange: (item: ChosenItem) => void;
  onRemove: (() => void) | undefined;
}) {
  const { t } = useLanguage();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <section className={styles['item']} aria-label={item.pathway.title}>
      <h2>{item.pathway.title}</h2>
      <TextField
        label={t.picker.itemTitle}
        maxLength={200}
        value={item.title}
        fault={faults.includes('title') ? t.picker.titleFault : undefined}
        onChange={(event) => onChange({ ...item, title: event.target.value })}
      />
      <div className={styles['row']}>
        <TextField
          label={t.picker.itemPoints}
          inputMode="decimal"
          autoComplete="off"
          value={item.points}
          fault={faults.includes('points') ? t.picker.pointsFault : undefined}
          onChange={(event) => onChange({ ...item, points: event.target.value })}
        />
        <TextField
          label={t.picker.itemDue}
          type="date"
          hint={t.picker.itemDueHint(zone)}
          value={item.dueDate}
          onChange={(event) => onChange({ ...item, dueDate: event.target.value })}
        />
        <TextField
          label={t.picker.itemDueTime}
          type="time"
          value={item.dueTime}
          onChange={(event) => onChange({ ...item, dueTime: event.target.value })}
        />
      </div>
      {onRemove && (
        <Button kind="quiet" onClick={onRemove} aria-label={t.picker.removeNamed(item.pathway.title)}>
          {t.picker.remove}
        </Button>
      )}
    </section>
  );
}

function faultsOf(item: ChosenItem): ItemFault[] {
  const read = readItem(item);
  return 'faults' in read ? read.faults : [];
}
