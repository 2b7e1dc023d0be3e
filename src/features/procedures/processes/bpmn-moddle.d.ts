/** As much of the library as is used; it brings no declarations that name its entry. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    create(type: string, attributes?: object): Record<string, unknown>;
    toXML(element: object, options: { format: boolean }): Promise<{ xml: string }>;
    fromXML(xml: string): Promise<{ rootElement: Record<string, unknown>; warnings: unknown[] }>;
  }
}
