// The OpenAPI 3.1 description, made of the same schemas the lists are read and checked by. Nothing here is written twice.
import type { TSchema } from 'typebox';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import { among, searchStates } from '../front/search-page.ts';
import { A_PAGE, filtersOf, MOST } from '../outlets/asked.ts';
import { listTitle } from '../outlets/links.ts';
import { type List, schemaOf } from '../outlets/list.ts';
import { allLists } from '../outlets/lists.ts';
import { foundSchema } from '../outlets/search.ts';

type Json = Record<string, unknown>;

const asOfSchema = {
  type: 'object',
  required: ['day', 'acts', 'recorded'],
  properties: {
    day: { type: 'string', format: 'date' },
    acts: { type: 'integer' },
    recorded: { type: ['string', 'null'], format: 'date-time' },
  },
};

/** RFC 9457. */
const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

/** The whole description, in the language of the view. */
export function describeApi(view: View): Json {
  const { t, place, href } = view;
  const lists = allLists();
  const paths = Object.fromEntries(
    lists.flatMap((list) => [
      [`/api/${list.name}`, { get: pageOperation(view, list) }],
      [`/api/${list.name}/{item}`, { get: itemOperation(view, list) }],
    ]),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: t('outlets-api-title', { place: place.name }),
      version: '1',
      description: [t('outlets-api-lead'), t('outlets-reading-covered'), t('outlets-api-cursor')].join('\n\n'),
    },
    externalDocs: { url: place.baseUrl + href(routes.api) },
    servers: [{ url: place.baseUrl + href(routes.home).replace(/\/$/, '') }],
    paths: { ...paths, '/api/search': { get: searchOperation(view) } },
    components: {
      schemas: {
        ...Object.fromEntries(lists.map((list) => [list.name, itemSchema(list)])),
        found: plain(foundSchema),
        as_of: asOfSchema,
        problem,
      },
    },
  };
}

/** TypeBox's schemas are JSON Schema; what only TypeBox needs falls away. */
const plain = (schema: TSchema): Json => JSON.parse(JSON.stringify(schema)) as Json;

function itemSchema(list: List): Json {
  const schema = plain(schemaOf(list)) as { properties: Json; required: string[] };
  schema.properties.self = { type: 'string', format: 'uri' };
  schema.required.push('self');
  return schema;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json, description: string) => ({ description, content: { 'application/json': { schema } } });
const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('problem') } },
});

function pageOperation(view: View, list: List): Json {
  const filters = Object.entries(filtersOf(list)).map(([name, schema]) => parameter(name, plain(schema)));
  const paging = [
    parameter('limit', { type: 'integer', minimum: 1, maximum: MOST, default: A_PAGE }),
    parameter('after', { type: 'string' }),
  ];
  return {
    operationId: `list-${list.name}`,
    summary: listTitle(view, list.name),
    description: view.t(`outlets-what-${list.name}`),
    parameters: [...filters, ...paging],
    responses: {
      200: json(pageSchema(ref(list.name)), listTitle(view, list.name)),
      304: { description: view.t('outlets-api-same') },
      422: refusal(view.t('web-refused-invalid-title')),
    },
  };
}

const pageSchema = (item: Json): Json => ({
  type: 'object',
  required: ['list', 'as_of', 'items', 'next'],
  properties: {
    list: { type: 'string' },
    as_of: ref('as_of'),
    items: { type: 'array', items: item },
    next: { type: ['string', 'null'], format: 'uri' },
  },
});

function itemOperation(view: View, list: List): Json {
  const schema = {
    type: 'object',
    required: ['list', 'as_of', 'item'],
    properties: { list: { type: 'string' }, as_of: ref('as_of'), item: ref(list.name) },
  };
  return {
    operationId: `one-${list.name}`,
    summary: view.t('outlets-api-one', { list: listTitle(view, list.name) }),
    parameters: [{ name: 'item', in: 'path', required: true, schema: { type: 'string' } }],
    responses: {
      200: json(schema, listTitle(view, list.name)),
      304: { description: view.t('outlets-api-same') },
      404: refusal(view.t('web-refused-not-found-title')),
    },
  };
}

const searchOperation = (view: View): Json => ({
  operationId: 'search',
  summary: view.t('outlets-list-search'),
  description: view.t('outlets-what-search'),
  parameters: [
    { ...parameter('q', { type: 'string', minLength: 1, maxLength: 200 }), required: true },
    parameter('in', { enum: Object.keys(among) }),
    parameter('holder', { type: 'string', maxLength: 140 }),
    parameter('state', { enum: [...searchStates] }),
    parameter('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
  ],
  responses: {
    200: json(pageSchema(ref('found')), view.t('outlets-list-search')),
    304: { description: view.t('outlets-api-same') },
    422: refusal(view.t('web-refused-invalid-title')),
  },
});

const parameter = (name: string, schema: Json) => ({ name, in: 'query', required: false, schema });
