// Spanish phrases of a phase plan.
import type { PlanPhrases } from './types.ts';

export const es: PlanPhrases = {
  packages: {
    trial: 'Prueba',
    data: 'Datos',
    core: 'Núcleo',
    interfaces: 'Interfaces',
    surface: 'Pantallas',
    messages: 'Mensajes y tareas',
    rollout: 'Puesta en marcha',
  },
  meets: 'Partes y sistemas a los que afecta: {0}.',
  tests: 'Primero la prueba que falla (TDD), luego el código que la hace pasar; las pruebas se ejecutan con {0}.',
  testsOpen:
    'Primero la prueba que falla (TDD), luego el código que la hace pasar. El comando que ejecuta las pruebas: To be determined.',
  review:
    'Una segunda persona revisa cada cambio (code review) antes de integrarlo, con todas las comprobaciones en verde.',
  documents:
    'Lo que deben saber usuarios y operación se escribe en el mismo cambio y se muestra a quienes toman el relevo.',
  update:
    'Al completar una fase se ejecutan sus pruebas, se actualiza este plan y se escribe en ella un breve resumen técnico de los cambios reales; sin pruebas, solo con una exención con nombre y motivo.',
  feedback: 'Los hallazgos y comentarios de una fase cambian las siguientes antes de que empiecen.',
  conventions: 'Como lo hace el repositorio: {0}',
  deployment:
    '«{0}» se pone en marcha por pasos reversibles; los datos se guardan antes de cambiarlos y la vuelta atrás se prueba antes del primer paso.',
  limits: 'Medido antes y después, frente a este límite: {0}',
  limitsOpen: 'Los límites que valen para «{0}»: To be determined',
  watch: 'Los errores y tiempos de {0} se vigilan desde el primer paso.',
  protection:
    'Los permisos se comprueban donde están los datos, las entradas se validan y no hay datos personales en los registros: {0}.',
  testsFor: 'Pruebas para {0}',
  documentsFor: 'Documentación de {0}',
  proves: 'Una prueba muestra: {0}',
  afterPhase: 'La fase {0} está completada, con evidencia',
  answered: 'Respondido o apartado a propósito: {0}',
  agreed: 'El enfoque para «{0}» está acordado',
  present: 'Está disponible: {0}',
  passes: '{0} termina con el código 0',
  passesOpen: 'Las pruebas de esta fase pasan (el comando: To be determined)',
  accepted: 'Se cumplen todos los criterios de aceptación de esta fase',
  reviewed: 'Los cambios están revisados',
  updated: 'Este plan está actualizado, con un resumen de los cambios reales',
  failing: 'Escribir la prueba que falla: {0}',
  build: 'Hacer que pase: {0}',
  finish: 'Ejecutar las pruebas, pedir la revisión, actualizar este plan',
  named: 'nombrado en la descripción',
  usual: 'el enfoque habitual para un trabajo así',
  asBefore: 'Como en la fase {0}: nada aquí pide otro enfoque',
  units: 'Pruebas unitarias: {0}',
  together: 'Pruebas de integración entre {0}',
  regression: 'Regresión: las pruebas existentes siguen pasando, ejecutadas con {0}',
  checkpoint:
    'Tras la fase {0} ({1}): ¿se cumplen sus criterios y siguen valiendo el orden, el tamaño y los riesgos de lo que sigue?',
  traced: 'Registrado para poder seguir un fallo: {0}',
  debt: 'Los atajos tomados para «{0}» se anotan aquí con su motivo al completar su fase',
  growth: 'Cada uno se puede cambiar o sustituir por separado: {0}',
  refinement:
    'Quien trabaja en una fase propone cambios en las siguientes; se acuerdan en el próximo punto de control y se anotan aquí con fecha y motivo.',
  constraints: '¿Qué restricciones técnicas y preferencias valen para «{0}» (versiones, sistemas, fechas)?',
  whyConstraints: 'Una restricción que se descubre tarde cambia el orden de las fases.',
  owner: '¿Quién es responsable de «{0}» y quién lo revisa?',
  whyOwner: 'Lo que no es de nadie no lo hace nadie.',
  proof: '¿Qué comando ejecuta las pruebas que demuestran «{0}»?',
  whyProof: 'Una fase se completa con pruebas, y para este trabajo no se conoce ninguna.',
  success: '¿Con qué medida o comprobación se ve que «{0}» es un éxito?',
  whySuccess: 'Sin ella nadie puede decir que la última fase está terminada.',
  live: '¿Cómo se pone en marcha «{0}»: de una vez o por pasos?',
  whyLive: 'Decide si la puesta en marcha es una fase propia.',
  stepwise: 'Por pasos, con vuelta atrás',
  atOnce: 'De una vez',
};
