/** A made-up person of the local provider: named by role, with numbers that nobody can have. */
export interface LocalPerson {
  subject: string;
  name: string;
  birthOn: string;
  /** Level 1 vouches for no personal id. */
  level: 1 | 2;
  personalId: string;
  phone: string;
  email: string;
  address: string;
}

const person = (order: number, name: string, level: 1 | 2, birthOn: string): LocalPerson => ({
  ...{ subject: `thu-${order}`, name, level, birthOn },
  personalId: `999000000${String(order).padStart(3, '0')}`,
  phone: `0000000${String(order).padStart(3, '0')}`,
  email: `thu-${order}@example.com`,
  address: `Tổ dân phố số ${order}`,
});

export const LOCAL_PERSONS: readonly LocalPerson[] = [
  person(1, 'Công dân Thử Một', 2, '1990-05-20'),
  person(2, 'Công dân Thử Hai', 2, '1958-01-02'),
  person(3, 'Công dân Thử Ba', 1, '2001-11-30'),
  person(4, 'Chủ doanh nghiệp Thử Bốn', 2, '1979-08-15'),
  person(5, 'Nhân viên Thử Năm', 2, '1995-03-08'),
];
