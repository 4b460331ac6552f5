/** A field that records state about themselves, in the front matter or in lines under their title. */
export type MetadataField =
  | 'status'
  | 'date'
  | 'decision-makers'
  | 'consulted'
  | 'informed'
  | 'approver'
  | 'accountable'
  | 'stakeholders'
  | 'category'
  | 'tags';

/** What the fields are called: by MADR and Grounds, by other tools, and in other languages. */
const NAMES: Readonly<Record<MetadataField, readonly string[]>> = {
  status: [
    'status',
    'state',
    'adr status',
    'decision status',
    'current status',
    'statut',
    'état',
    'estado',
    'estatus',
    'stato',
    'stan',
    'stav',
    'tila',
    'durum',
    'stanje',
    'статус',
    'состояние',
    '状态',
    '狀態',
    'ステータス',
    '状態',
    '상태',
  ],
  date: [
    'date',
    'decision date',
    'date decided',
    'date of decision',
    'decided on',
    'last updated',
    'last update',
    'datum',
    'fecha',
    'data',
    'dato',
    'päivämäärä',
    'tarih',
    'дата',
    '日期',
    '日付',
    '날짜',
  ],
  'decision-makers': [
    'decision makers',
    'decision maker',
    'deciders',
    'decider',
    'decided by',
    'entscheider',
    'entscheidungsträger',
    'décideurs',
    'décideur',
    'decisores',
    'decisori',
    'beslissers',
    'decydenci',
    'принимающие решение',
    '决策者',
    '決策者',
    '決定者',
    '意思決定者',
    '결정자',
  ],
  consulted: ['consulted', 'konsultiert', 'consultés', 'consultados', 'consultati'],
  informed: ['informed', 'informiert', 'informés', 'informados', 'informati'],
  approver: ['approver', 'approvers', 'approved by'],
  accountable: ['accountable'],
  stakeholders: ['stakeholders', 'stakeholder'],
  category: ['category', 'categories', 'kategorie', 'catégorie', 'categoría', 'categoria'],
  tags: ['tags', 'tag', 'labels', 'keywords', 'schlagworte', 'étiquettes', 'etiquetas', '标签', 'タグ'],
};

const fieldOf: ReadonlyMap<string, MetadataField> = new Map(
  (Object.keys(NAMES) as MetadataField[]).flatMap((field) =>
    NAMES[field].map((name) => [nameKey(name), field] as const),
  ),
);

/** The field that a key of the front matter, a label before a colon or a heading names. */
export function fieldNamed(name: string): MetadataField | undefined {
  return name.length > 60 ? undefined : fieldOf.get(nameKey(name));
}

/** Two names with the same key are one name: `Decision Makers`, `decision-makers`, `decisionMakers`, `decision_makers`. */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}
