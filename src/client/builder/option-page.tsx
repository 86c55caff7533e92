import { ArrowLeft, Plus } from 'lucide-react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ChoiceGroup } from '../../domain/pathway.ts';
import { useWords as useClassWords } from '../class-profiles/words.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { partPath, useBuilder } from './builder-context.ts';
import { addOption } from './edit-pathway.ts';
import { groupsOf, newOptionFor } from './option-for.ts';
import type { Wanted } from './option-for.ts';
import { useWords } from './words.ts';

/** Where a new option for some students should stand; then it is written as any other. Their names do not come along. */
export function OptionPage() {
  const { t, format } = useClassWords();
  const { t: words } = useWords();
  const { keeper, opened, state } = useBuilder();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const wanted: Wanted = {
    section: query.get('section') === 'helps' ? 'helps' : 'interests',
    tap: query.get('tap') ?? '',
  };
  const groups = groupsOf(state.content);
  const [chosen, setChosen] = useState(
    () => (groups.find((group) => !isAbout(group, wanted)) ?? groups[0])?.id,
  );
  const word = t.profile.taps[wanted.tap] ?? wanted.tap;
  const students = format.number(Number(query.get('students') ?? 0) || 0);
  const purpose = t.classProfiles.optionFor[wanted.section](students, word);
  const add = () => {
    const group = groups.find(({ id }) => id === chosen);
    if (!group) return;
    const task = newOptionFor(wanted, group, state.content.language);
    keeper.edit((content) => addOption(content, group.id, task), true);
    void navigate(partPath(opened.pathwayId, { kind: 'task', id: task.id }), { state: { purpose } });
  };
  return (
    <Page
      title={t.classProfiles.optionTitle}
      above={
        <p>
          <ButtonLink kind="quiet" to="/class">
            <ArrowLeft aria-hidden size={20} /> {t.classProfiles.optionBack}
          </ButtonLink>
        </p>
      }
    >
      <p>
        <strong>{purpose}</strong> {t.classProfiles.optionNames}
      </p>
      {groups.length === 0 ? (
        <>
          <Notice
            kind="info"
            sentence={t.classProfiles.optionNoGroup}
            action={t.classProfiles.optionNoGroupStep}
          />
          <p>
            <ButtonLink to={`/build/${opened.pathwayId}`}>{t.classProfiles.optionToBuilder}</ButtonLink>
          </p>
        </>
      ) : (
        <>
          <Choice
            legend={t.classProfiles.optionWhere}
            options={groups.map((group) => ({
              value: group.id,
              label: [
                group.title || words.builder.untitled,
                t.classProfiles.optionHas(format.number(group.choose), format.number(group.tasks.length)),
                ...(isAbout(group, wanted) ? [t.classProfiles.optionHasTopic] : []),
              ].join(' · '),
            }))}
            value={chosen ?? ''}
            onChange={setChosen}
          />
          <p>
            <Button kind="primary" onClick={add}>
              <Plus aria-hidden size={18} /> {t.classProfiles.optionAdd}
            </Button>
          </p>
        </>
      )}
    </Page>
  );
}

const isAbout = ({ tasks }: ChoiceGroup, { section, tap }: Wanted): boolean =>
  section === 'interests' && tasks.some(({ topics = [] }) => (topics as string[]).includes(tap));
