import { Component, inject, PendingTasks, signal } from "@angular/core";
import { load } from "harbor-preflight";
import { judge } from "../judge.mjs";
import payload from "../payload.mjs";

@Component({ selector: "app-root", template: "<pre>{{ answer() }}</pre>" })
export class App {
  readonly answer = signal("");

  constructor() {
    inject(PendingTasks).run(async () => this.answer.set(await judge(load, payload).catch(String)));
  }
}
