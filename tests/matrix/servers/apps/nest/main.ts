import "reflect-metadata";
import { Controller, Get, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { load } from "harbor-preflight";
import { judge } from "./judge.mjs";
import payload from "./payload.mjs";

declare const process: { env: Record<string, string> };

@Controller()
class Answers {
  @Get()
  answer(): Promise<string> {
    return judge(load, payload);
  }
}

@Module({ controllers: [Answers] })
class App {}

void NestFactory.create(App).then((app) => app.listen(process.env["PORT"], "127.0.0.1"));
