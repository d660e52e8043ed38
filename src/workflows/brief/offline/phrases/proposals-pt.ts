// What is usual for each kind of work, in Portuguese.
import { proposal } from './proposal.ts';
import type { Proposal, WorkKind } from './types.ts';

export const proposals: Readonly<Record<WorkKind, Proposal>> = {
  offline: proposal(`
As alterações são gravadas primeiro no dispositivo e entram em uma fila; um processo em segundo plano as envia quando há conexão.
Uma alteração vai para o armazenamento local, espera na fila, é enviada quando a conexão volta e fica sincronizada quando o servidor confirma.
Armazenamento local: Mantém dados e alterações pendentes após reiniciar | Sincronização: Envia as alterações pendentes e repete o que falhou
O que acontece quando o mesmo registro foi alterado sem conexão e também no servidor?
Sem regra para conflitos, uma das alterações se perde sem aviso.
Vale a última alteração | O usuário decide sempre | Vale o servidor
Trabalhar sem conexão com dados nunca carregados | Unir conflitos à mão
Dois dispositivos alteram o mesmo registro antes de sincronizar | Alterações pendentes se perdem ao apagar dados locais`),
  import: proposal(`
O arquivo é lido linha a linha, cada linha é validada antes de gravar e um relatório mostra as linhas recusadas.
O usuário escolhe um arquivo, o sistema valida, aplica as linhas aceitas em uma transação e mostra um relatório.
Leitor de arquivos: Lê o formato acordado | Validação: Verifica cada linha e informa os erros
O que acontece com linhas inválidas ou que não correspondem a nenhum registro?
Um arquivo aplicado pela metade deixa dados que ninguém explica.
Recusar o arquivo todo | Pular e informar | Criar registros novos
Outros formatos de arquivo | Desfazer uma importação | Importações automáticas periódicas
Um arquivo errado altera muitos registros de uma vez | Arquivos grandes demoram demais para uma requisição`),
  export: proposal(`
Os dados que o usuário pode ver são gravados em um arquivo no servidor, em segundo plano se forem muitos, e oferecidos por um link que expira.
O usuário pede o arquivo, o servidor reúne os dados permitidos, gera o arquivo e o oferece para baixar.
Gerador de arquivos: Grava o formato acordado | Download: Verifica a permissão e entrega o arquivo
Quantos dados um arquivo pode ter e por quanto tempo pode ser baixado?
Disso depende gerar na hora ou em segundo plano.
Na hora, sem guardar | Em segundo plano, o link expira
Outros formatos de arquivo | Exportações automáticas periódicas
O arquivo contém dados que o usuário não pode ver | Arquivos grandes demoram demais para uma requisição`),
  security: proposal(`
Uma biblioteca consolidada e padrões abertos fazem a autenticação; segredos são guardados cifrados ou com hash, as tentativas são limitadas e cada passo é rastreável.
O usuário entra, o servidor verifica as credenciais e a prova adicional, abre uma sessão e registra o evento.
Autenticação: Verifica o usuário e a prova adicional | Armazenamento de sessões: Guarda e encerra sessões ativas
Quem devolve o acesso a quem perdeu todos os meios de entrar, e como?
Uma volta fácil demais anula a proteção; nenhuma deixa as pessoas de fora.
Um segundo administrador | Só códigos de recuperação | Suporte após verificar a identidade
Login único | Regras de senha
Usuários ficam de fora | A recuperação é mais fraca que o login`),
  audit: proposal(`
Cada operação relevante acrescenta uma entrada com autor, hora, operação e resultado a um armazenamento que só permite acrescentar; uma tela filtra e exporta.
Uma operação é executada, o servidor acrescenta uma entrada e pessoas autorizadas a pesquisam em uma tela.
Registro de auditoria: Mantém as entradas sem alteração | Tela de auditoria: Mostra, filtra e exporta entradas
Por quanto tempo as entradas são mantidas e quem pode lê-las?
Elas contêm dados pessoais e crescem sem limite se ninguém decidir.
Só administradores, prazo fixo | Só auditores, sem limite
Registro de leituras | Alertas de entradas suspeitas | Envio a outros sistemas
As entradas contêm segredos ou dados pessoais | Registrar atrasa as operações ou cresce sem limite`),
  access: proposal(`
Cada registro pertence a uma organização, cada usuário tem um papel nela e o servidor verifica ambos em um só lugar a cada requisição.
Chega uma requisição, o servidor determina usuário, organização e papel, limita os dados e responde ou recusa.
Controle de permissões: Decide em um lugar o que cada papel pode | Modelo de dados: Liga registros e usuários à organização
O que exatamente cada papel pode ver e fazer, e quem atribui os papéis?
A regra afeta cada consulta e tela; mudá-la depois é caro.
Papéis fixos atribuídos por administradores | Papéis definidos por administradores
Papéis definidos por clientes | Cobrança por organização | Mover dados entre organizações
Uma consulta sem limite mostra dados alheios | Registros existentes não têm dono`),
  notify: proposal(`
Os eventos entram em uma fila e são enviados por um processo que limita a frequência, repete envios que falharam e respeita o que o usuário desativou.
Ocorre um evento, o processo decide se e quem avisar, envia a mensagem e registra a entrega.
Processo de avisos: Agrupa, limita e envia mensagens | Modelos de mensagem: Contêm o texto de cada aviso
Com que frequência máxima um destinatário é avisado, e isso pode ser desativado?
Mensagens frequentes demais são ignoradas ou marcadas como spam.
Uma vez por evento, pode ser desativado | Um resumo diário | Sem limite
Outros canais | Textos editados por usuários
Muitos eventos de uma vez inundam os destinatários | Mensagens não chegam e ninguém percebe`),
  schedule: proposal(`
O que vence é guardado com sua regra e próxima data; uma tarefa que pode rodar duas vezes sem dano cria o que vence e define a próxima data.
A tarefa encontra o que vence, cria a entrada, avisa se desejado e define a próxima data após a confirmação.
Regras de repetição: Guardam intervalo, próxima data e fim | Tarefa agendada: Cria o que vence uma só vez
O que acontece com uma entrada vencida que nunca é confirmada ou cai em uma data que o mês não tem?
Sem regra, entradas abertas se acumulam ou somem.
Fica aberta até ser confirmada ou apagada | É executada automaticamente | Expira
Intervalos irregulares | Alterar entradas passadas
Uma entrada é executada duas vezes ou nenhuma | Fusos e horário de verão deslocam a data`),
  theming: proposal(`
Todas as cores viram variáveis com nome e cada tema é um conjunto de valores; o sistema é o padrão e a escolha gravada do usuário tem prioridade.
Ao carregar uma página, a escolha gravada ou o sistema decide o tema antes de desenhar.
Variáveis de cor: Substituem cores fixas | Seletor de tema: Troca o tema e grava a escolha
Onde a escolha do tema é guardada: só no navegador ou na conta?
Disso depende se o servidor participa e se vale em outros dispositivos.
No navegador | Na conta
Cores escolhidas pelo usuário | Mais de dois temas | E-mails e impressão
Algumas partes mantêm cores fixas e ficam ilegíveis | A página pisca no tema errado`),
  i18n: proposal(`
Os textos visíveis vão para arquivos por idioma, com plurais e datas da plataforma; o que falta aparece no idioma padrão.
O idioma vem do usuário ou do sistema, os textos são carregados e datas e números o seguem.
Arquivos de texto: Contêm os textos visíveis | Escolha de idioma: Decide e guarda o idioma
Quais idiomas vêm primeiro e quem traduz e mantém os textos?
Textos sem responsável envelhecem na próxima mudança.
A equipe, a cada versão | Um serviço externo | A comunidade
Traduzir conteúdo de usuários | Escrita da direita para a esquerda
Textos longos quebram o layout | Textos novos ficam sem tradução`),
  migration: proposal(`
O sistema novo é preenchido aos poucos ao lado do antigo, os resultados são comparados e só se troca quando coincidem; até lá há volta.
Os dados são copiados, os lados comparados, trocam-se leituras e depois escritas, e o antigo é desligado no fim.
Tarefa de migração: Copia e transforma em passos repetíveis | Comparação: Mostra diferenças entre antigo e novo
O serviço pode parar para a troca e até quando deve haver volta?
Sem parada, os dois lados precisam funcionar em paralelo.
Uma parada curta e anunciada | Nenhuma parada
Funções novas durante a migração | Limpar dados antigos
Dados se perdem ou mudam no caminho | Não há volta após a troca`),
  bugfix: proposal(`
Primeiro um teste automático reproduz a falha, a causa é corrigida onde surge e o teste fica como proteção.
O teste mostra a falha, a causa é corrigida e todos os testes passam.
Código com a falha: É corrigido onde ela surge | Teste de regressão: Reproduz a falha e protege contra ela
Desde qual versão ocorre e pode ser reproduzido sempre?
A causa de uma falha que não se reproduz só se adivinha.
Sim, sempre | Só às vezes
Refatorar em volta da falha | Falhas parecidas em outros lugares
A correção muda algo em que outros confiam | A causa é mais profunda que o sintoma`),
  infrastructure: proposal(`
A mudança é descrita como código, revisada e aplicada primeiro em testes e depois aos poucos em produção, com monitoramento e volta.
Uma mudança é aceita, a esteira verifica, aplica em testes e, após aprovação, em produção.
Código de infraestrutura: Descreve o estado desejado | Esteira: Verifica e aplica
Quais ambientes mudam e que parada é aceitável?
Disso dependem a ordem e a volta.
Primeiro testes, depois produção, sem parada | Produção em janela de manutenção
Mudanças nas aplicações | Reduzir custos
O serviço para durante a mudança | Os ambientes divergem`),
  reporting: proposal(`
Uma consulta ou resumo preparado entrega os números pelo backend existente; a tela os mostra com filtro e estados de carga e vazio.
Os dados são reunidos e resumidos, a tela os pede para um período e o usuário vê números e gráficos.
Consulta de dados: Entrega os números | Tela do painel: Mostra e filtra os números
De onde vêm os números, de que período e quão atuais devem ser?
Disso depende consultar direto ou preparar os números.
Dados existentes, atuais ao carregar | Preparados uma vez ao dia | Ao vivo
Exportar os números | Painéis personalizáveis | Dados anteriores
A fonte não entrega todos os números | A tela não cabe em telas pequenas`),
  mobile: proposal(`
A função usa os componentes da plataforma, pede permissões só quando precisa e funciona com conexão ruim.
O usuário age no aplicativo, ele verifica permissões e grava a alteração, e o backend confirma.
Tela do aplicativo: Oferece a função | Interface do backend: Atende o aplicativo e versões antigas
Quais plataformas e versões mínimas do sistema devem ser atendidas?
Disso depende o que se pode usar e o que se testa.
iOS e Android, versões atuais | Primeiro uma plataforma
Tablets | Versões antigas do sistema
Versões antigas continuam em uso | A revisão da loja atrasa a entrega`),
  cli: proposal(`
A função vira um comando com opções documentadas, saída para pessoas e programas e códigos de saída claros.
O usuário chama o comando, as opções são validadas, o trabalho é feito e o código de saída diz o resultado.
Comando: Lê opções e mostra o resultado | Função central: Faz o trabalho também sem o comando
A saída é lida só por pessoas ou também por scripts que precisam de formato estável?
Saída lida por scripts não muda depois sem quebrá-los.
Ambos, com opção JSON | Só pessoas
Uma interface gráfica | Autocompletar
A saída nova quebra scripts | Sistemas diferem em caminhos e codificações`),
  search: proposal(`
Um índice acompanha os dados; as consultas vão a ele, limitadas ao que o usuário pode ver, e são respondidas por páginas.
Mudanças atualizam o índice, o usuário pesquisa e os resultados aparecem por relevância.
Índice de busca: Contém o que pode ser achado | Campo e resultados: Recebem a busca e mostram resultados
Em quais campos se busca e em que ordem aparecem os resultados?
Disso depende se é preciso um índice e o que é um bom resultado.
Títulos e depois texto | Texto por relevância | Mais novos primeiro
Buscas salvas | Buscar em outros sistemas | Corrigir digitação
Resultados mostram dados não permitidos | O índice fica atrás dos dados`),
  performance: proposal(`
Primeiro medem-se os valores atuais, remove-se a maior causa e a mesma medição mostra o efeito; um limite nos testes o mantém.
Medir, achar a maior causa, mudá-la e medir de novo.
Medição: Mostra os valores antes e depois | Parte lenta: É mudada onde a medição aponta
Que valor é medido hoje e qual é suficiente?
Sem número ninguém sabe quando parar.
Medir primeiro e depois combinar um limite
Mais hardware | Outras partes lentas
Um cache mostra dados velhos | A causa está fora do próprio sistema`),
  api: proposal(`
A interface é descrita primeiro como contrato, as requisições são validadas na borda, os erros têm uma forma e os clientes existentes continuam funcionando.
Um cliente envia uma requisição, o servidor autentica e valida, executa e responde na forma acordada.
Endpoint: Recebe, valida e responde | Contrato: Descreve requisições, respostas e erros
Quem chama a interface e quais clientes devem seguir sem mudança?
Disso depende se o contrato pode mudar ou precisa de outra versão.
Só clientes próprios | Também externos, mudanças compatíveis
Uma nova versão de toda a interface | Bibliotecas cliente
Clientes existentes quebram | Requisições repetidas agem duas vezes`),
  web: proposal(`
A interface usa os componentes e estilos existentes, com teclado e telas pequenas, e estados de carga, vazio e erro; os dados vêm do backend existente.
O usuário abre a tela, ela carrega os dados, o usuário age, o backend confirma e a tela mostra o resultado.
Interface do usuário: Mostra os novos elementos e seus estados | Backend: Entrega e grava os dados
Quem vê: todos ou só alguns, e em quais telas?
Disso dependem permissões e layouts a testar.
Todos, em todas as telas | Só alguns papéis
Redesenhar outras telas | Um layout móvel à parte
Hábitos dos usuários são perturbados | Não cabe em telas pequenas`),
  records: proposal(`
Cada registro é feito uma vez em um formulário com campos verificados, guardado em um só lugar comum e mostrado em listas que se podem filtrar; cada mudança guarda quem a fez e quando.
Uma pessoa faz um registro, o sistema verifica e guarda, e os outros o veem na sua lista e agem.
Formulário: Recebe o registro e o verifica | Armazém de registros: Guarda os registros com autor e hora | Lista: Mostra, filtra e corrige registros
Quem pode registrar, ver e corrigir, e o que acontece com os registros anteriores?
Decide as permissões e se o anterior precisa ser transferido.
Toda a equipe, o anterior fica onde está | Só alguns papéis, o anterior é importado
Estatísticas | Transferência do anterior | Acesso para pessoas de fora
Os registros são feitos tarde ou não são feitos | O anterior e o novo divergem durante a mudança`),
  limits: proposal(`
Cada cliente é contado com sua própria chave em um armazenamento comum a todos os servidores; até o limite as requisições passam, acima dele são recusadas antes de qualquer trabalho caro, com o tempo de espera.
Chega uma requisição, o servidor acha a chave do cliente, desconta uma do que resta e responde ou recusa com a espera.
Limitador: Conta e recusa, em um só lugar antes do trabalho | Armazenamento dos contadores: Comum aos servidores, as entradas expiram sozinhas
Para quem conta o limite (conta, chave ou endereço), qual é ele, e o que acontece se o armazenamento falhar?
Um limite na chave errada barra quem não fez nada, e uma falha barra todos ou ninguém.
Por conta ou chave, senão por endereço; deixar passar se falhar | Só por endereço | Por conta, recusar se falhar
Limites maiores pagos | Proteção contra ataques à rede
Muitas pessoas dividem um endereço e se barram | Um cliente repete logo e aumenta a carga`),
  booking: proposal(`
Os lugares ou horários livres vêm de um calendário comum; uma reserva só é confirmada depois que o servidor verifica que ainda está livre, e pode ser alterada ou cancelada até um prazo.
Uma pessoa escolhe o que está livre, o servidor verifica e retém, confirma a reserva e o calendário a mostra a todos.
Calendário: Mostra o que está livre | Reserva: Verifica, confirma e cancela sem duplicar
Até quando se pode alterar ou cancelar uma reserva, e o que acontece se alguém não vem?
Sem regra, lugares ficam vazios ou são dados duas vezes.
Até um prazo fixo, depois permanece | A qualquer momento | Só a equipe
Pagamento | Lista de espera | Reservas periódicas
Duas pessoas reservam o mesmo lugar ao mesmo tempo | Lugares reservados ficam sem uso`),
  general: proposal(`
O trabalho é feito em passos pequenos atrás das interfaces existentes, cada um com testes automáticos e entregue por si.
Uma requisição entra pela interface existente, a parte nova trabalha e o resultado é gravado e mostrado como antes.
Sistema existente: É ampliado onde a tarefa precisa | Testes automáticos: Cobrem o novo comportamento
Quem usa o resultado e como percebe que funciona?
Sem usuário e resultado observável ninguém pode aceitar o trabalho.
-
Mudanças em outras partes do sistema
O comportamento existente muda sem querer`),
};
