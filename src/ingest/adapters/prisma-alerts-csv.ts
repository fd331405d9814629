import { csvAdapter } from '../csv-adapter.js';
import { text } from '../fields.js';
import { dayReader } from '../unread-date.js';
import { observePrismaAlert } from './prisma-alert.js';

/** Prisma Cloud alerts, "Download CSV" of the alerts page. */
export const prismaAlertsCsv = csvAdapter({
  id: 'prisma-alerts-csv',
  title: 'Prisma Cloud alerts (CSV)',
  columns: [['alert id', 'policy name', 'alert status']],
  observe: (row, { dayOrder }) => {
    const days = dayReader(dayOrder);
    const alert = observePrismaAlert({
      id: text(row, 'alert id'),
      policy: { id: text(row, 'policy id'), name: text(row, 'policy name') },
      description: text(row, 'description', 'policy description'),
      severity: text(row, 'policy severity', 'severity'),
      status: text(row, 'alert status'),
      resource: {
        id: text(row, 'resource id', 'resource name'),
        name: text(row, 'resource name'),
        type: text(row, 'resource type'),
        account: text(row, 'cloud account id', 'account id'),
        region: text(row, 'region', 'cloud region', 'resource region'),
      },
      cloud: text(row, 'cloud type'),
      first: days.dayIn(row, 'alert time', 'first seen'),
      last: days.dayIn(row, 'resolved on', 'last seen', 'event occurred'),
      remediation: text(row, 'recommendation', 'policy recommendation'),
    });
    return [alert, ...days.unread];
  },
});
