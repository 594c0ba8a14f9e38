import { ContentFolder } from '../unit/content-fixture.ts';

/** The smallest content from which a site can be built: some pages link to these entries whatever the content says. */
export function buildableContent(): ContentFolder {
  const content = ContentFolder.valid();
  const background = content.read('regulations/background.yaml');
  content.write(
    'regulations/work-points.yaml',
    background.replaceAll('BJ-01', 'BJ-02').replaceAll('试验背景', '试验要点'),
  );
  const duty = content.read('duties/supervision.mdx');
  content.write(
    'duties/who-handles-whom.mdx',
    duty.replace('ZZ-01', 'ZZ-07').replace('title: 监督', 'title: 分清归谁'),
  );
  content.register({
    'BJ-02': 'regulations/work-points.html',
    'BJ-02.A1': 'regulations/work-points.html#BJ-02.A1',
    'ZZ-07': 'duties/who-handles-whom.html',
    'ZZ-07.1': 'duties/who-handles-whom.html#ZZ-07.1',
  });
  return content;
}
