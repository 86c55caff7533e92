import type { ScreenView } from '../../features/launch/launch.contract.ts';
import { Route, Routes } from 'react-router';
import { useApp } from '../app/app-context.ts';
import { BuilderRoute } from '../app/builder-route.tsx';
import { useLanguage } from '../messages/use-language.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { SentencePage } from '../ui/sentence-page.tsx';

/** Launches that have nothing to show yet say so, with the next step. */
export function PlainScreen({ screen }: { screen: ScreenView }) {
  const { t } = useLanguage();
  const { role } = useApp().launch.person;
  const canBuild = role === 'teacher' || role === 'designer';
  if (screen.name === 'not-ready') {
    return (
      <SentencePage
        sentence={t.plain.notReady}
        step={t.plain.notReadyStep}
        action={{ label: t.plain.look, onPress: () => window.location.reload() }}
      />
    );
  }
  if (screen.name === 'home' && canBuild) return <TeacherHome />;
  const words = screen.name === 'explain' ? t.plain.explain[screen.reason] : undefined;
  const [sentence, step] = words ?? [t.plain.home, t.plain.homeStep];
  return <SentencePage sentence={sentence} step={step} />;
}

/** A course without an assignment that is open: whoever teaches can build. */
function TeacherHome() {
  const { t } = useLanguage();
  return (
    <Routes>
      <Route path="build/*" element={<BuilderRoute />} />
      <Route
        path="*"
        element={
          <Page title={t.plain.home}>
            <p>{t.plain.homeStep}</p>
            <p>
              <ButtonLink to="/build">{t.picker.build}</ButtonLink>
            </p>
          </Page>
        }
      />
    </Routes>
  );
}
