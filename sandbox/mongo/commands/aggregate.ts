import { runPipeline } from '../aggregate.ts';
import { optionalNumber } from '../cursors.ts';
import { arrayField, collectionName, documentField, findCollection, type Command } from './context.ts';

export const aggregate: Command = {
  fields: ['pipeline', 'cursor', 'allowDiskUse'],
  run(context, command) {
    const find = (name: string): ReturnType<typeof findCollection> =>
      context.store.findCollection(context.database, name);
    const documents = runPipeline(
      arrayField(command, 'pipeline'),
      findCollection(context, command, 'aggregate'),
      find,
    );
    const namespace = `${context.database}.${collectionName(command, 'aggregate')}`;
    return context.cursors.open(namespace, documents, {
      batchSize: optionalNumber(documentField(command, 'cursor')['batchSize'], 'cursor.batchSize'),
    });
  },
};
