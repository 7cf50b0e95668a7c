// A Nest app, written without the syntax of decorators, which Node.js does not know.
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
  return undefined; // Nest wants a module to be a constructor
}

/** The app: `/ask` asks, `/missing` fails by an error of Nest's own. */
export function createNestApp(ask) {
  Module({ controllers: [chatController(ask)] })(Root);
  return NestFactory.create(Root, { logger: false });
}
