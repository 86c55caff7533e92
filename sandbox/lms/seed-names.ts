/** Made-up people: [id, given name, family name]. Many scripts, one very long name, one of two letters. */
type Name = [id: string, givenName: string, familyName: string];

export const scienceStudents: Name[] = [
  ['ana', 'Ana', 'Duarte'],
  ['dev', 'Dev', 'Raman'],
  ['mina', 'Mina', 'Haddad'],
  ['theo', 'Theo', 'Marchetti'],
  ['bo', 'Bo', ''],
  ['xiaoming', '小明', '王'],
  ['yuki', '優希', '田中'],
  ['layla', 'ليلى', 'منصور'],
  ['eleni', 'Ελένη', 'Παππά'],
  ['yulia', 'Юлия', 'Соколова'],
  ['neha', 'नेहा', 'शर्मा'],
  ['seoyeon', '서연', '김'],
  ['noa', 'נועה', 'לוי'],
  ['wilhelmina', 'Wilhelmina-Alexandrina Josephine', 'van der Hoeven-Featherstonehaugh'],
  ['oluwaseun', 'Oluwaseun', 'Adébáyọ̀'],
  ['siobhan', 'Siobhán', "O'Dálaigh"],
  ['mateo', 'Mateo', 'Quispe Mamani'],
  ['ingrid', 'Ingrid', 'Sørbø'],
  ['kwame', 'Kwame', 'Boateng'],
  ['leilani', 'Leilani', 'Kahale'],
  ['tomasz', 'Tomasz', 'Wójcik'],
  ['amara', 'Amara', 'Nwosu'],
  ['jules', 'Jules', 'Lefèvre'],
  ['zeynep', 'Zeynep', 'Yıldız'],
  ['hoa', 'Hòa', 'Nguyễn'],
  ['caleb', 'Caleb', 'Whitehorse'],
  ['priya', 'Priya', 'Nair'],
  ['sami', 'Sami', 'Virtanen'],
  ['grace', 'Grace', 'Mwangi'],
  ['luca', 'Luca', 'Bianchi'],
];

export const mathsStudents: Name[] = [
  ['iris', 'Iris', 'Duarte'],
  ['pavel', 'Pavel', 'Novák'],
  ['aiko', '愛子', '鈴木'],
  ['omar', 'عمر', 'حداد'],
  ['lin', '琳', '陈'],
  ['freya', 'Freya', 'Lindqvist'],
  ['tane', 'Tāne', 'Ngata'],
  ['rosa', 'Rosa', 'Jiménez Ortiz'],
  ['ike', 'Ike', 'Eze'],
  ['maya', 'Maya', 'Goldberg'],
  ['arjun', 'अर्जुन', 'वर्मा'],
  ['nils', 'Nils', 'Åkesson'],
  ['fatou', 'Fatou', 'Diallo'],
  ['quinn', 'Quinn', 'Ashworth'],
  ['anh', 'Ánh', 'Trần'],
  ['dmitri', 'Дмитрий', 'Орлов'],
  ['sofia', 'Sofía', 'Castellanos'],
  ['jaya', 'Jaya', 'Pillai'],
  ['emre', 'Emre', 'Şahin'],
  ['nia', 'Nia', 'Campbell'],
  ['otis', 'Otis', 'Redfeather'],
  ['hana', 'Hana', 'Kovačević'],
  ['malik', 'Malik', 'Johnson'],
  ['elif', 'Elif', 'Demir'],
  ['joao', 'João', 'Figueiredo'],
  ['aroha', 'Aroha', 'Parata'],
  ['ben', 'Ben', 'Whitaker'],
  ['minjun', '민준', '박'],
  ['thandi', 'Thandi', 'Dlamini'],
  ['ada', 'Ada', 'Li'],
];

export const teachers: Name[] = [
  ['rivera', 'Marisol', 'Rivera'],
  ['okafor', 'Chidi', 'Okafor'],
  ['lind', 'Astrid', 'Lind'],
];

export const assistant: Name = ['sato', 'Ken', 'Sato'];

export const observers: [...Name, children: string[]][] = [
  ['ana-parent', 'Beatriz', 'Duarte', ['ana']],
  ['haddad-parent', 'Karim', 'Haddad', ['mina', 'omar']],
];

export const administrator: Name = ['admin', 'Jo', 'Abernathy'];
