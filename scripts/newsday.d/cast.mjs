// The eight people of the day and the two sections they work in.

import { randomUUID } from "node:crypto";

import { Person } from "./person.mjs";

/** Hires everybody and opens the sections. */
export async function hire(url, adminAccount, log) {
  const admin = new Person(url, "the ADMIN");
  await admin.signIn(adminAccount);
  const day = randomUUID().slice(0, 8);
  log.chapter("Before anybody is up");
  const root = await openSection(admin, { name: `Ngày ${day}`, slug: `ngay-${day}`, requiredApprovals: 1 });
  const news = await openSection(admin, { name: "Thời sự", parentId: root });
  const sport = await openSection(admin, { name: "Thể thao", parentId: root });
  log.tell("Two sections, Thời sự and Thể thao; both ask for one approval.");
  const cast = { url, admin, news, sport, reader: new Person(url, "a reader"), users: [] };
  for (const [part, name, role, sectionRoles] of [
    ["chief", "Minh", "CHIEF_EDITOR"],
    ["newsEditor", "Lan", "MEMBER", [{ sectionId: news, role: "EDITOR" }]],
    ["sportEditor", "Phúc", "MEMBER", [{ sectionId: sport, role: "EDITOR" }]],
    ["ha", "Hà", "REPORTER"],
    ["tuan", "Tuấn", "REPORTER"],
    ["quynh", "Quỳnh", "REPORTER"],
    ["lawyer", "Vân", "LEGAL"],
    ["proofreader", "Bảo", "VIEWER"],
  ]) {
    cast[part] = await hireOne(cast, { name, role, sectionRoles: sectionRoles ?? [], email: `${part}.${day}@newsday.example`.toLowerCase() });
    log.tell(`${name} comes in: ${role}${sectionRoles ? " with the role EDITOR in one section" : ""}.`);
  }
  return cast;
}

/** Locks everybody out again. */
export async function dismiss(cast) {
  for (const user of cast.users) {
    const input = { id: user.id, expectedVersion: user.version, disabled: true };
    await cast.admin.change("userUpdate", user.name, input, "user", "id");
  }
}

async function openSection(admin, input) {
  return (await admin.change("sectionCreate", input.name, input, "section", "id")).id;
}

async function hireOne(cast, user) {
  const password = randomUUID();
  cast.users.push(await cast.admin.change("userCreate", user.name, { ...user, password }, "user", "id name version"));
  const person = new Person(cast.url, user.name);
  await person.signIn({ email: user.email, password });
  return person;
}
