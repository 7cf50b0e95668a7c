// A Nest app, written without decorator syntax, which Node.js does not support.
import { Controller, Get, Module, NotFoundException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

function chatController(ask) {
  class Chat {
    ask() {
      return ask();
    }
    missing() {
      throw new NotFoundException('no such chat');
    }
  }
  for (const name of ['ask', 'missing'])
    Get(name)(Chat.prototype, name, Object.getOwnPropertyDescriptor(Chat.prototype, name));
  Controller()(Chat);
  return Chat;
}

function Root() {
  return undefined; // Nest requires a module to be a constructor
}

/** The app: `/ask` calls OpenAI, `/missing` fails with one of Nest's own errors. */
export function createNestApp(ask) {
  Module({ controllers: [chatController(ask)] })(Root);
  return NestFactory.create(Root, { logger: false });
}
