import { Suspense, use, useState } from 'react';
import { ageBands, type AgeBand } from '../../../domain/age-band.ts';
import {
  shownSections,
  templateLanguages,
  type ProfileTemplate,
  type ShownSection,
  type TemplateLanguage,
} from '../../../domain/profile-template.ts';
import { profileSections, profileTaps } from '../../../domain/profile.ts';
import { loadLanguage, type Language } from '../../messages/language.ts';
import { LanguageContext, useLanguage } from '../../messages/use-language.ts';
import { ProfileShapeContext, useWords } from '../../profile/words.ts';
import { Choice } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './profile-template.module.css';

/** The profile as a student of an age band meets it, before it is saved. */
export function TemplatePreview({ template }: { template: ProfileTemplate }) {
  const { t } = useAdminWords();
  const { locale } = useLanguage();
  const words = t.profileTemplate;
  const [band, setBand] = useState<AgeBand>('6-8');
  const [language, setLanguage] = useState<TemplateLanguage>(locale.startsWith('es') ? 'es' : 'en');
  return (
    <section className={styles['preview']} aria-labelledby="template-preview">
      <h2 id="template-preview">{words.preview}</h2>
      <Choice
        legend={words.previewBand}
        value={band}
        onChange={setBand}
        options={ageBands.map((each) => ({ value: each, label: words.bands[each] }))}
      />
      <Choice
        legend={words.previewLanguage}
        value={language}
        onChange={setLanguage}
        options={templateLanguages.map((each) => ({
          value: each,
          label: t.settings.options[each] ?? each,
        }))}
      />
      <Suspense fallback={<Loading />}>
        <AsStudent template={template} band={band} language={language} />
      </Suspense>
    </section>
  );
}

interface AsStudentProps {
  template: ProfileTemplate;
  band: AgeBand;
  language: TemplateLanguage;
}

function AsStudent({ template, band, language }: AsStudentProps) {
  const sections = shownSections(template, { used: profileSections, band });
  return (
    <LanguageContext value={use(languageOf(language))}>
      <ProfileShapeContext value={{ ageBand: band, sections }}>
        <Sheet sections={sections} />
      </ProfileShapeContext>
    </LanguageContext>
  );
}

function Sheet({ sections }: { sections: ShownSection[] }) {
  const { t, tag } = useWords();
  return (
    <div className={styles['sheet']} lang={tag}>
      <p>{t.profile.intro}</p>
      {sections.length === 0 && <p>{t.profile.noSections}</p>}
      {sections.map(({ section, questions }) => (
        <div key={section} className={styles['shown']}>
          <h3>{t.profile.sections[section]}</h3>
          <p className={styles['quiet']}>{t.profile.prompts[section]}</p>
          <ul className={styles['taps']}>
            {(profileTaps[section] ?? []).map((tap) => (
              <li key={tap}>{t.profile.taps[tap]}</li>
            ))}
          </ul>
          <ul className={styles['asked']}>
            {questions.map(({ id, text }) => (
              <li key={id}>{text[tag]}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

const loading = new Map<TemplateLanguage, Promise<Language>>();

function languageOf(language: TemplateLanguage): Promise<Language> {
  const known = loading.get(language) ?? loadLanguage(language, 'student');
  loading.set(language, known);
  return known;
}
