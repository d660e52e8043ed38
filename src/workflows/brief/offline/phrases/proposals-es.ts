// What is usual for each kind of work, in Spanish.
import { proposal } from './proposal.ts';
import type { Proposal, WorkKind } from './types.ts';

export const proposals: Readonly<Record<WorkKind, Proposal>> = {
  offline: proposal(`
Los cambios se guardan primero en el dispositivo y entran en una cola; un proceso en segundo plano los envía cuando hay conexión.
Un cambio pasa al almacén local, espera en la cola, se envía al volver la conexión y queda sincronizado cuando el servidor lo confirma.
Almacén local: Conserva datos y cambios pendientes tras reiniciar | Sincronización: Envía los cambios pendientes y repite lo que falló
¿Qué ocurre cuando el mismo registro cambió sin conexión y también en el servidor?
Sin una regla para los conflictos, uno de los cambios se pierde sin aviso.
Vale el último cambio | El usuario decide cada vez | Vale el servidor
Trabajar sin conexión con datos nunca cargados | Unir conflictos a mano
Dos dispositivos cambian el mismo registro antes de sincronizar | Los cambios pendientes se pierden al borrar los datos locales`),
  import: proposal(`
El archivo se lee fila por fila, cada fila se valida antes de escribir y un informe muestra las filas rechazadas.
El usuario elige un archivo, el sistema lo valida, aplica las filas aceptadas en una transacción y muestra un informe.
Lector de archivos: Lee el formato acordado | Validación: Comprueba cada fila e informa de los errores
¿Qué ocurre con las filas no válidas o que no corresponden a ningún registro?
Un archivo aplicado a medias deja datos que nadie puede explicar.
Rechazar todo el archivo | Omitirlas e informar | Crear registros nuevos
Otros formatos de archivo | Deshacer una importación | Importaciones automáticas periódicas
Un archivo erróneo cambia muchos registros a la vez | Los archivos grandes tardan demasiado para una petición`),
  export: proposal(`
Los datos que el usuario puede ver se escriben en un archivo en el servidor, en segundo plano si son muchos, y se ofrecen con un enlace que caduca.
El usuario pide el archivo, el servidor reúne los datos permitidos, lo genera y lo ofrece para descargar.
Generador de archivos: Escribe el formato acordado | Descarga: Comprueba el permiso y entrega el archivo
¿Cuántos datos puede tener un archivo y durante cuánto tiempo se puede descargar?
De ello depende si se genera al momento o en segundo plano.
Al momento, sin conservarlo | En segundo plano, el enlace caduca
Otros formatos de archivo | Exportaciones automáticas periódicas
El archivo contiene datos que el usuario no puede ver | Los archivos grandes tardan demasiado para una petición`),
  security: proposal(`
Una biblioteca probada y estándares abiertos hacen la autenticación; los secretos se guardan cifrados o con hash, se limitan los intentos y cada paso deja rastro.
El usuario inicia sesión, el servidor comprueba las credenciales y la prueba adicional, abre una sesión y registra el evento.
Autenticación: Comprueba al usuario y la prueba adicional | Almacén de sesiones: Guarda y termina las sesiones activas
¿Quién devuelve el acceso a quien perdió todos sus medios de entrada, y cómo?
Una vuelta demasiado fácil anula la protección; ninguna deja a la gente fuera.
Un segundo administrador | Solo códigos de recuperación | Soporte tras comprobar la identidad
Inicio de sesión único | Reglas de contraseñas
Los usuarios se quedan fuera | La recuperación es más débil que el acceso`),
  audit: proposal(`
Cada operación relevante añade una entrada con autor, hora, operación y resultado a un almacén que solo admite añadir; una vista filtra y exporta.
Se ejecuta una operación, el servidor añade una entrada y las personas autorizadas la buscan en una vista.
Registro de auditoría: Conserva las entradas sin cambios | Vista de auditoría: Muestra, filtra y exporta entradas
¿Cuánto tiempo se conservan las entradas y quién puede leerlas?
Contienen datos personales y crecen sin límite si nadie decide.
Solo administradores, plazo fijo | Solo auditores, sin límite
Registro de lecturas | Alertas por entradas sospechosas | Envío a otros sistemas
Las entradas contienen secretos o datos personales | Registrar frena las operaciones o crece sin límite`),
  access: proposal(`
Cada registro pertenece a una organización, cada usuario tiene un rol en ella y el servidor comprueba ambos en un solo lugar en cada petición.
Llega una petición, el servidor determina usuario, organización y rol, limita los datos y responde o rechaza.
Control de permisos: Decide en un lugar qué puede cada rol | Modelo de datos: Vincula registros y usuarios a su organización
¿Qué puede ver y hacer exactamente cada rol y quién los asigna?
La regla afecta a cada consulta y pantalla; cambiarla después es caro.
Roles fijos que asignan administradores | Roles definidos por administradores
Roles definidos por clientes | Facturación por organización | Mover datos entre organizaciones
Una consulta sin límite muestra datos ajenos | Los registros existentes no tienen dueño`),
  notify: proposal(`
Los eventos entran en una cola y los envía un proceso que limita la frecuencia, repite los envíos fallidos y respeta lo que el usuario desactivó.
Ocurre un evento, el proceso decide si avisa y a quién, envía el mensaje y registra la entrega.
Proceso de avisos: Agrupa, limita y envía mensajes | Plantillas: Contienen el texto de cada aviso
¿Con qué frecuencia máxima se avisa a un destinatario, y puede desactivarse?
Los mensajes demasiado frecuentes se ignoran o se marcan como spam.
Una vez por evento, se puede desactivar | Un resumen diario | Sin límite
Otros canales | Textos que editan los usuarios
Muchos eventos a la vez inundan a los destinatarios | Los mensajes no llegan y nadie lo nota`),
  schedule: proposal(`
Lo que vence se guarda con su regla y su próxima fecha; una tarea que puede repetirse sin daño lo crea y fija la siguiente fecha.
La tarea encuentra lo que vence, crea la entrada, avisa si se desea y fija la próxima fecha tras la confirmación.
Reglas de repetición: Guardan intervalo, próxima fecha y fin | Tarea programada: Crea lo que vence una sola vez
¿Qué ocurre con una entrada vencida que nunca se confirma o cae en una fecha que el mes no tiene?
Sin regla, las entradas abiertas se acumulan o desaparecen.
Queda abierta hasta confirmarla o borrarla | Se ejecuta automáticamente | Caduca
Intervalos irregulares | Cambiar entradas pasadas
Una entrada se ejecuta dos veces o ninguna | Zonas y cambios horarios desplazan la fecha`),
  theming: proposal(`
Todos los colores pasan a variables con nombre y cada tema es un conjunto de valores; por defecto manda el sistema y la elección guardada del usuario tiene prioridad.
Al cargar una página, la elección guardada o el sistema decide el tema antes de dibujar.
Variables de color: Sustituyen los colores fijos | Selector de tema: Cambia el tema y guarda la elección
¿Dónde se guarda la elección del tema: solo en el navegador o en la cuenta?
De ello depende si interviene el servidor y si vale en otros dispositivos.
En el navegador | En la cuenta
Colores elegidos por el usuario | Más de dos temas | Correos e impresión
Algunas partes conservan colores fijos y no se leen | La página parpadea con el tema equivocado`),
  i18n: proposal(`
Los textos visibles pasan a archivos por idioma, con los formatos de plural y fecha de la plataforma; lo que falta aparece en el idioma por defecto.
El idioma se toma del usuario o del sistema, se cargan los textos y fechas y números lo siguen.
Archivos de textos: Contienen los textos visibles | Selección de idioma: Decide y guarda el idioma
¿Qué idiomas van primero y quién traduce y mantiene los textos?
Los textos sin responsable envejecen con el próximo cambio.
El equipo, en cada versión | Un servicio externo | La comunidad
Traducir contenidos de usuarios | Escrituras de derecha a izquierda
Los textos largos rompen el diseño | Los textos nuevos quedan sin traducir`),
  migration: proposal(`
El sistema nuevo se llena paso a paso junto al antiguo, se comparan resultados y solo se cambia cuando coinciden; hasta entonces se puede volver.
Se copian los datos, se comparan ambos lados, se cambian lecturas y luego escrituras, y al final se apaga el antiguo.
Tarea de migración: Copia y transforma en pasos repetibles | Comparación: Muestra diferencias entre antiguo y nuevo
¿Puede interrumpirse el servicio para el cambio y hasta cuándo debe poder volverse atrás?
Sin interrupción, ambos lados deben funcionar en paralelo.
Una breve interrupción anunciada | Ninguna interrupción
Funciones nuevas durante la migración | Limpiar datos antiguos
Se pierden o cambian datos en el camino | No hay vuelta atrás tras el cambio`),
  bugfix: proposal(`
Primero una prueba automática reproduce el fallo, se corrige la causa donde surge y la prueba queda como protección.
La prueba muestra el fallo, se corrige la causa y todas las pruebas pasan.
Código con el fallo: Se corrige donde surge | Prueba de regresión: Reproduce el fallo y lo evita
¿Desde qué versión ocurre y se puede reproducir siempre?
La causa de un fallo que no se reproduce solo se adivina.
Sí, siempre | Solo a veces
Reestructurar alrededor del fallo | Fallos parecidos en otros sitios
La corrección cambia algo en lo que otros confían | La causa es más profunda que el síntoma`),
  infrastructure: proposal(`
El cambio se describe como código, se revisa y se aplica primero en pruebas y luego paso a paso en producción, con supervisión y vuelta atrás.
Se acepta un cambio, la cadena lo comprueba, lo aplica en pruebas y, tras aprobarlo, en producción.
Código de infraestructura: Describe el estado deseado | Cadena de despliegue: Lo comprueba y aplica
¿Qué entornos cambian y qué interrupción es aceptable?
De ello dependen el orden y la vuelta atrás.
Primero pruebas, luego producción, sin interrupción | Producción en una ventana de mantenimiento
Cambios en las aplicaciones | Reducir costes
El servicio se interrumpe durante el cambio | Los entornos se diferencian`),
  reporting: proposal(`
Una consulta o un resumen preparado entrega las cifras por el backend existente; la vista las muestra con filtro y estados de carga y vacío.
Se reúnen y resumen los datos, la vista los pide para un periodo y el usuario ve cifras y gráficos.
Consulta de datos: Entrega las cifras | Vista del panel: Las muestra y filtra
¿De dónde vienen las cifras, de qué periodo y cuán actuales deben ser?
De ello depende consultar directamente o preparar las cifras.
Datos existentes, actuales al cargar | Preparados una vez al día | En vivo
Exportar las cifras | Paneles personalizables | Datos anteriores
La fuente no entrega todas las cifras | La vista no cabe en pantallas pequeñas`),
  mobile: proposal(`
La función usa los componentes de la plataforma, pide permisos solo cuando hacen falta y funciona con mala conexión.
El usuario actúa en la aplicación, esta comprueba permisos y guarda el cambio, y el backend lo confirma.
Pantalla de la aplicación: Ofrece la función | Interfaz del backend: Atiende a la aplicación y a versiones anteriores
¿Qué plataformas y versiones mínimas del sistema se admiten?
De ello depende qué se puede usar y qué se prueba.
iOS y Android, versiones actuales | Primero una plataforma
Tabletas | Versiones antiguas del sistema
Siguen en uso versiones antiguas | La revisión de la tienda retrasa la entrega`),
  cli: proposal(`
La función es un comando con opciones documentadas, salida para personas y programas y códigos de salida claros.
El usuario llama al comando, se validan opciones, se hace el trabajo y el código de salida dice el resultado.
Comando: Lee opciones y muestra el resultado | Función central: Hace el trabajo también sin el comando
¿Leen la salida solo personas o también scripts que necesitan un formato estable?
Una salida que leen scripts no se cambia después sin romperlos.
Ambos, con opción JSON | Solo personas
Una interfaz gráfica | Autocompletado
La salida nueva rompe scripts | Los sistemas difieren en rutas y codificaciones`),
  search: proposal(`
Un índice sigue a los datos; las consultas van al índice, se limitan a lo visible y se responden por páginas.
Los cambios actualizan el índice, el usuario busca y aparecen las coincidencias por relevancia.
Índice de búsqueda: Contiene lo que se puede encontrar | Campo y resultados: Toman la consulta y muestran coincidencias
¿En qué campos se busca y en qué orden aparecen los resultados?
De ello depende si hace falta un índice y qué es un buen resultado.
Títulos y luego texto | Texto por relevancia | Lo más nuevo primero
Búsquedas guardadas | Buscar en otros sistemas | Corregir erratas
Los resultados muestran datos no permitidos | El índice va por detrás de los datos`),
  performance: proposal(`
Primero se miden los valores actuales, se elimina la causa mayor y la misma medición muestra el efecto; un límite en las pruebas lo conserva.
Medir, encontrar la causa mayor, cambiarla y medir de nuevo.
Medición: Muestra los valores antes y después | Parte lenta: Se cambia donde señala la medición
¿Qué valor se mide hoy y cuál es suficiente?
Sin una cifra nadie sabe cuándo parar.
Medir primero y luego acordar un límite
Más hardware | Otras partes lentas
Una caché muestra datos viejos | La causa está fuera del sistema propio`),
  api: proposal(`
La interfaz se describe primero como contrato, las peticiones se validan en el borde, los errores tienen una forma y los clientes existentes siguen funcionando.
Un cliente envía una petición, el servidor la autentica y valida, ejecuta y responde en la forma acordada.
Punto de acceso: Recibe, valida y responde | Contrato: Describe peticiones, respuestas y errores
¿Quién llama a la interfaz y qué clientes deben seguir sin cambios?
De ello depende si el contrato puede cambiar o hace falta otra versión.
Solo clientes propios | También externos, cambios compatibles
Una versión nueva de toda la interfaz | Bibliotecas cliente
Los clientes existentes se rompen | Peticiones repetidas actúan dos veces`),
  web: proposal(`
La interfaz usa los componentes y estilos existentes, con teclado y pantallas pequeñas, y estados de carga, vacío y error; los datos llegan por el backend existente.
El usuario abre la vista, esta carga sus datos, el usuario actúa, el backend confirma y la vista muestra el resultado.
Interfaz de usuario: Muestra los elementos nuevos y sus estados | Backend: Entrega y guarda los datos
¿Quién lo ve, todos o solo algunos, y en qué pantallas?
De ello dependen permisos y diseños que probar.
Todos, en todas las pantallas | Solo algunos roles
Rediseñar otras vistas | Un diseño móvil aparte
Se alteran costumbres de los usuarios | No cabe en pantallas pequeñas`),
  records: proposal(`
Cada registro se anota una vez en un formulario con campos comprobados, se guarda en un solo lugar común y se muestra en listas que se pueden filtrar; cada cambio conserva quién lo hizo y cuándo.
Una persona anota un registro, el sistema lo comprueba y lo guarda, y los demás lo ven en su lista y actúan.
Formulario: Recibe el registro y lo comprueba | Almacén de registros: Guarda los registros con autor y hora | Lista: Muestra, filtra y corrige registros
¿Quién puede anotar, ver y corregir registros, y qué pasa con los anteriores?
Decide los permisos y si hay que traspasar lo anterior.
Todo el equipo, lo anterior se queda donde está | Solo algunos roles, lo anterior se importa
Estadísticas | Traspaso de lo anterior | Acceso para personas externas
Los registros se hacen tarde o no se hacen | Lo anterior y lo nuevo difieren durante el cambio`),
  limits: proposal(`
Cada cliente se cuenta con su propia clave en un almacén común a todos los servidores; hasta el límite las peticiones pasan, y por encima se rechazan antes de cualquier trabajo costoso, con el tiempo que hay que esperar.
Llega una petición, el servidor halla la clave del cliente, descuenta una de lo que queda y responde o rechaza con la espera.
Limitador: Cuenta y rechaza, en un solo lugar antes del trabajo | Almacén de contadores: Común a los servidores, las entradas caducan solas
¿Para quién cuenta el límite (cuenta, clave o dirección), cuál es, y qué pasa si el almacén no responde?
Un límite con la clave equivocada frena a quien no hizo nada, y un fallo frena a todos o a nadie.
Por cuenta o clave, si no por dirección; dejar pasar si falla | Solo por dirección | Por cuenta, rechazar si falla
Límites mayores de pago | Protección contra ataques a la red
Muchas personas comparten una dirección y se frenan | Un cliente repite enseguida y aumenta la carga`),
  booking: proposal(`
Los lugares u horas libres salen de un calendario común; una reserva se confirma solo cuando el servidor comprueba que sigue libre, y puede cambiarse o anularse hasta un plazo.
Una persona elige lo que está libre, el servidor lo comprueba y lo retiene, confirma la reserva y el calendario la muestra a todos.
Calendario: Muestra lo que está libre | Reserva: Comprueba, confirma y anula sin duplicar
¿Hasta cuándo se puede cambiar o anular una reserva, y qué pasa si alguien no viene?
Sin regla, hay lugares vacíos o dados dos veces.
Hasta un plazo fijo, después se mantiene | En cualquier momento | Solo el personal
Pago | Lista de espera | Reservas periódicas
Dos personas reservan el mismo lugar a la vez | Lugares reservados quedan sin usar`),
  general: proposal(`
El trabajo se hace en pasos pequeños tras las interfaces existentes, cada uno con pruebas automáticas y entregado por separado.
Una petición entra por la interfaz existente, la parte nueva trabaja y el resultado se guarda y muestra como antes.
Sistema existente: Se amplía donde hace falta | Pruebas automáticas: Cubren el comportamiento nuevo
¿Quién usa el resultado y cómo nota que funciona?
Sin usuario ni resultado observable nadie puede aceptarlo.
-
Cambios en otras partes del sistema
Cambia sin querer el comportamiento existente`),
};
