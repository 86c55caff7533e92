import { createContext, use, useSyncExternalStore } from 'react';
import type { DraftView } from '../../features/pathways/draft.contract.ts';
import type { Finding } from '../../domain/preflight.ts';
import type { BuilderKeeper, BuilderState } from './builder-keeper.ts';
import type { Part } from './edit-pathway.ts';

export interface BuilderContextValue {
  keeper: BuilderKeeper;
  opened: DraftView;
  /** Everything the check says now, in the order of the pathway. */
  findings: Finding[];
}

export const BuilderContext = createContext<BuilderContextValue | null>(null);

/** Without the state, for what is drawn many times and need not be drawn anew at each key. */
export function useBuilderParts(): BuilderContextValue {
  const builder = use(BuilderContext);
  if (builder === null) throw new Error('No pathway is open.');
  return builder;
}

export function useBuilder(): BuilderContextValue & { state: BuilderState } {
  const builder = useBuilderParts();
  const state = useSyncExternalStore(builder.keeper.subscribe, builder.keeper.state);
  return { ...builder, state };
}

export function partPath(pathwayId: string, { kind, id }: Part): string {
  return `/build/${pathwayId}/${kind}/${id}`;
}
