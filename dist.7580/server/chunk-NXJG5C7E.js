// src/platform/identity/local-persons.ts
var person = (order, name, level, birthOn) => ({
  ...{ subject: `thu-${order}`, name, level, birthOn },
  personalId: `999000000${String(order).padStart(3, "0")}`,
  phone: `0000000${String(order).padStart(3, "0")}`,
  email: `thu-${order}@example.com`,
  address: `T\u1ED5 d\xE2n ph\u1ED1 s\u1ED1 ${order}`
});
var LOCAL_PERSONS = [
  person(1, "C\xF4ng d\xE2n Th\u1EED M\u1ED9t", 2, "1990-05-20"),
  person(2, "C\xF4ng d\xE2n Th\u1EED Hai", 2, "1958-01-02"),
  person(3, "C\xF4ng d\xE2n Th\u1EED Ba", 1, "2001-11-30"),
  person(4, "Ch\u1EE7 doanh nghi\u1EC7p Th\u1EED B\u1ED1n", 2, "1979-08-15"),
  person(5, "Nh\xE2n vi\xEAn Th\u1EED N\u0103m", 2, "1995-03-08")
];

export {
  LOCAL_PERSONS
};
//# sourceMappingURL=chunk-NXJG5C7E.js.map
