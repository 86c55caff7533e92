import { useState } from 'react';
import { Navigate, Route, Routes, useNavigate } from 'react-router';
import type { PickerView } from '../../features/deep-linking/deep-linking.contract.ts';
import type { PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import { BuilderRoute } from '../app/builder-route.tsx';
import { useLanguage } from '../messages/use-language.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { AnswerTrouble } from './answer-trouble.tsx';
import { chooseItem } from './chosen-item.ts';
import type { ChosenItem } from './chosen-item.ts';
import { PathwayPage } from './pathway-page.tsx';
import { SettingsPage } from './settings-page.tsx';
import { Shelves } from './shelves.tsx';
import { useAnswer } from './use-answer.ts';

/** Choosing pathways for the LMS (deep linking): look, set up, add; or cancel. */
export function PickerScreen({ screen }: { screen: { picker: PickerView } }) {
  const { t } = useLanguage();
  const { picker } = screen;
  const navigate = useNavigate();
  const answer = useAnswer();
  const [items, setItems] = useState<ChosenItem[]>([]);
  const choose = (pathway: PathwaySummaryView) => {
    const others = picker.acceptsSeveral ? items.filter((item) => item.pathway.id !== pathway.id) : [];
    const known = items.find((item) => item.pathway.id === pathway.id);
    setItems([...others, known ?? chooseItem(pathway)]);
    void navigate('/settings');
  };
  return (
    <Routes>
      <Route
        index
        element={
          <Page title={t.picker.title}>
            <p>{t.picker.intro(picker.lms)}</p>
            <AnswerTrouble answer={answer} lms={picker.lms} />
            <p>
              <Button onClick={() => answer.send([])} isBusy={answer.isBusy}>
                {t.picker.cancelAndReturn}
              </Button>
              {items.length > 0 && (
                <ButtonLink kind="quiet" to="/settings">
                  {t.picker.settings}
                </ButtonLink>
              )}
            </p>
            <Shelves picker={picker} onUse={choose} isBusy={answer.isBusy} />
          </Page>
        }
      />
      <Route path="pathway/:pathwayId" element={<PathwayPage onUse={choose} isBusy={answer.isBusy} />} />
      <Route
        path="settings"
        element={
          items.length === 0 ? (
            <Navigate to="/" replace />
          ) : (
            <SettingsPage picker={picker} items={items} answer={answer} onChange={setItems} />
          )
        }
      />
      <Route path="build/*" element={<BuilderRoute />} />
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
