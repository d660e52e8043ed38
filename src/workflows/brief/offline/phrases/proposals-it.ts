// What is usual for each kind of work, in Italian.
import { proposal } from './proposal.ts';
import type { Proposal, WorkKind } from './types.ts';

export const proposals: Readonly<Record<WorkKind, Proposal>> = {
  offline: proposal(`
Le modifiche si salvano prima sul dispositivo ed entrano in una coda; un processo in background le invia al server quando c’è connessione.
Una modifica va nell’archivio locale, attende in coda, si invia al ritorno della connessione e risulta sincronizzata quando il server la conferma.
Archivio locale: Conserva dati e modifiche in attesa dopo un riavvio | Sincronizzazione: Invia le modifiche in attesa e ripete ciò che è fallito
Che cosa succede se lo stesso dato è stato modificato nel frattempo sia offline sia sul server?
Senza una regola per i conflitti, una delle due modifiche va persa senza avviso.
Vale l’ultima modifica | Decide ogni volta l’utente | Vale il server
Lavorare offline su dati mai caricati | Unire i conflitti a mano
Due dispositivi modificano lo stesso dato prima di sincronizzarsi | Le modifiche in attesa si perdono cancellando i dati locali`),
  import: proposal(`
Il file si legge riga per riga, ogni riga si convalida prima di scrivere, e un resoconto mostra le righe rifiutate.
L’utente sceglie un file, il sistema lo convalida, applica le righe accettate in una transazione e mostra un resoconto.
Lettore di file: Legge il formato concordato | Convalida: Controlla ogni riga e segnala gli errori
Che cosa succede con le righe non valide o che non corrispondono a nessun dato?
Un file applicato a metà lascia dati di cui nessuno sa rendere conto.
Rifiutare l’intero file | Saltarle e segnalarle | Creare nuovi dati
Altri formati di file | Annullare un’importazione | Importazioni automatiche periodiche
Un file sbagliato cambia molti dati in una volta | I file grandi richiedono troppo tempo per una sola richiesta`),
  export: proposal(`
I dati che l’utente può vedere si scrivono in un file sul server, in background se sono molti, e si offrono con un collegamento che scade.
L’utente chiede il file, il server raccoglie i dati consentiti, scrive il file e lo offre da scaricare.
Generatore di file: Scrive il formato concordato | Scaricamento: Controlla il permesso e consegna il file
Quanti dati può contenere un file, e per quanto tempo si può scaricare?
Ne dipende se il file si crea subito o in background.
Subito, senza conservarlo | In background, il collegamento scade
Altri formati di file | Esportazioni automatiche periodiche
Il file contiene dati che l’utente non può vedere | I file grandi richiedono troppo tempo per una sola richiesta`),
  security: proposal(`
Una libreria collaudata e standard aperti fanno l’autenticazione; i segreti si conservano cifrati o con hash, i tentativi sono limitati e ogni passo lascia traccia.
L’utente accede, il server verifica le credenziali e la prova aggiuntiva, apre una sessione e registra l’evento.
Autenticazione: Verifica l’utente e la prova aggiuntiva | Archivio delle sessioni: Conserva e chiude le sessioni attive
Chi ridà l’accesso a chi ha perso tutti i mezzi per entrare, e come?
Una via troppo facile annulla la protezione, nessuna via lascia fuori le persone.
Un secondo amministratore | Solo codici di recupero | Assistenza dopo un controllo dell’identità
Single sign-on | Regole per le password
Gli utenti restano chiusi fuori | Il recupero è più debole dell’accesso`),
  audit: proposal(`
Ogni operazione rilevante aggiunge una voce con autore, ora, operazione ed esito a un archivio in cui si può solo aggiungere; una vista filtra ed esporta le voci.
Si esegue un’operazione, il server aggiunge una voce e le persone autorizzate la cercano in una vista.
Registro delle operazioni: Conserva le voci senza modifiche | Vista del registro: Mostra, filtra ed esporta le voci
Per quanto tempo si conservano le voci, e chi può leggerle?
Contengono dati personali e crescono senza limite se nessuno decide.
Solo amministratori, durata fissa | Solo revisori, senza limite
Registrazione delle letture | Avvisi su voci sospette | Inoltro ad altri sistemi
Le voci contengono segreti o dati personali | La registrazione rallenta le operazioni o cresce senza limite`),
  access: proposal(`
Ogni dato appartiene a un’organizzazione, ogni utente vi ha un ruolo, e il server controlla entrambi in un solo punto a ogni richiesta.
Arriva una richiesta, il server determina utente, organizzazione e ruolo, limita i dati e risponde o rifiuta.
Controllo dei permessi: Decide in un punto che cosa può fare un ruolo | Modello dei dati: Lega dati e utenti alla loro organizzazione
Che cosa può vedere e fare esattamente ogni ruolo, e chi assegna i ruoli?
La regola tocca ogni interrogazione e ogni schermata; cambiarla dopo costa molto.
Ruoli fissi, assegnati dagli amministratori | Ruoli definiti dagli amministratori
Ruoli definiti dai clienti | Fatturazione per organizzazione | Spostare dati tra organizzazioni
Un’interrogazione senza limite mostra dati altrui | I dati esistenti non hanno un proprietario`),
  notify: proposal(`
Gli eventi entrano in una coda e li invia un processo che limita la frequenza, ripete gli invii falliti e rispetta ciò che i destinatari hanno disattivato.
Accade un evento, il processo decide se e chi avvisare, invia il messaggio e registra la consegna.
Processo di invio: Raggruppa, limita e invia i messaggi | Modelli di messaggio: Contengono il testo di ogni avviso
Quante volte al massimo si può avvisare un destinatario, e gli avvisi si possono disattivare?
I messaggi troppo frequenti si ignorano o si segnalano come spam.
Una volta per evento, disattivabile | Un riepilogo al giorno | Senza limite
Altri canali oltre a quello nominato | Testi modificati dagli utenti
I destinatari sono sommersi quando gli eventi sono molti | I messaggi non arrivano e nessuno se ne accorge`),
  schedule: proposal(`
Le scadenze si conservano con la loro regola e la prossima data; un’attività pianificata che può ripetersi senza danni le prende, le crea e fissa la data seguente.
L’attività trova ciò che è in scadenza, crea la voce, avvisa l’utente dove serve e fissa la data seguente.
Regole di ricorrenza: Contengono intervallo, prossima data e fine | Attività pianificata: Crea ciò che è in scadenza, una volta sola
Che cosa succede con una scadenza mai confermata, o in un giorno che il mese non ha?
Senza regola le scadenze aperte si accumulano o spariscono.
Resta aperta finché non si conferma o si cancella | Si esegue da sola | Decade
Intervalli irregolari | Modificare scadenze passate
Una scadenza si esegue due volte o mai | Fusi orari e cambio d’ora spostano la data`),
  theming: proposal(`
Tutti i colori diventano variabili con un nome, ogni tema è un insieme di valori; vale l’impostazione del sistema, salvo una scelta salvata dall’utente.
Al caricamento, la scelta salvata o l’impostazione del sistema decide il tema prima di disegnare.
Variabili di colore: Sostituiscono i colori fissi negli stili | Scelta del tema: Cambia il tema e conserva la scelta
Dove si conserva la scelta del tema: solo nel browser o con l’account?
Ne dipende se il server è coinvolto e se la scelta vale su altri dispositivi.
Nel browser | Con l’account
Colori scelti dagli utenti | Più di due temi | E-mail e pagine stampate
Alcune parti conservano colori fissi e diventano illeggibili | La pagina appare per un attimo nel tema sbagliato`),
  i18n: proposal(`
Tutti i testi visibili vanno in file di messaggi, uno per lingua, con plurali e date della piattaforma; i testi mancanti usano la lingua predefinita.
La lingua viene dall’utente o dal sistema, si caricano i messaggi, e testi, date e numeri la seguono.
File di messaggi: Contengono tutti i testi visibili | Scelta della lingua: Decide la lingua e la conserva
Quali lingue vengono per prime, e chi traduce e aggiorna i testi?
I testi che non sono di nessuno invecchiano alla prossima modifica.
Il team, a ogni versione | Un servizio esterno | La comunità
Traduzione di contenuti scritti dagli utenti | Scritture da destra a sinistra
Testi più lunghi rompono l’impaginazione | I testi nuovi restano senza traduzione`),
  migration: proposal(`
Il nuovo sistema si riempie a passi accanto al vecchio, i risultati si confrontano e si passa solo quando coincidono; fino ad allora si può tornare indietro.
I dati si copiano, le due parti si confrontano, si spostano prima le letture e poi le scritture, e alla fine si spegne il vecchio.
Procedura di migrazione: Copia e trasforma in passi ripetibili | Confronto: Mostra le differenze tra vecchio e nuovo
Il servizio può fermarsi per il passaggio, e fino a quando serve una via di ritorno?
Senza interruzioni o con un lungo ritorno servono entrambe le parti in parallelo.
Una breve interruzione annunciata | Nessuna interruzione
Nuove funzioni durante la migrazione | Pulizia dei vecchi dati
I dati si perdono o cambiano lungo la strada | Dopo il passaggio non si torna indietro`),
  bugfix: proposal(`
L’errore si riproduce prima con un test automatico, la causa si corregge dove nasce, e il test resta come protezione.
Il test mostra l’errore, la causa si corregge, il test e tutti gli altri passano.
Codice difettoso: Corretto dove nasce l’errore | Test di regressione: Riproduce l’errore e ne protegge
Da quale versione succede, e si riproduce ogni volta?
La causa di un errore che non si riproduce si può solo indovinare.
Sì, ogni volta | Solo a volte
Riorganizzare il codice attorno all’errore | Errori simili altrove
La correzione cambia un comportamento su cui altri contano | La causa è più profonda del sintomo`),
  infrastructure: proposal(`
La modifica si descrive come codice, si rivede, si applica prima a un ambiente di prova e poi a passi in produzione, con monitoraggio e via di ritorno.
Una modifica si integra, la pipeline la controlla e la applica all’ambiente di prova, e dopo l’approvazione in produzione.
Codice dell’infrastruttura: Descrive lo stato voluto | Pipeline: Lo controlla e lo applica
Quali ambienti cambiano, e quale interruzione è accettabile?
Ne dipendono l’ordine del rilascio e la via di ritorno.
Prima prova, poi produzione, senza interruzione | Produzione in una finestra di manutenzione
Modifiche alle applicazioni stesse | Riduzione dei costi
Il servizio si interrompe durante la modifica | Gli ambienti si allontanano l’uno dall’altro`),
  reporting: proposal(`
Un’interrogazione o dati già aggregati forniscono i valori attraverso il backend esistente; la vista li mostra con filtro, caricamento e stato vuoto.
I dati si raccolgono e si aggregano, la vista li chiede per un periodo, e l’utente vede valori e grafici.
Interrogazione dei dati: Fornisce i valori aggregati | Vista dei valori: Li mostra e li filtra
Da dove vengono i valori, per quale periodo si mostrano e quanto devono essere aggiornati?
Ne dipende la scelta tra interrogazione diretta e valori preparati.
Dati esistenti, aggiornati a ogni caricamento | Preparati una volta al giorno | In tempo reale
Esportazione dei valori | Viste composte dagli utenti | Dati storici precedenti
La fonte non fornisce tutti i valori | La vista non si adatta agli schermi piccoli`),
  mobile: proposal(`
La funzione usa i componenti della piattaforma, chiede i permessi solo quando servono e lavora con connessione lenta o assente.
L’utente agisce nell’app, l’app controlla i permessi e salva la modifica, e il backend la conferma.
Schermata dell’app: Offre la funzione | Interfaccia del backend: Serve l’app e resta compatibile con le versioni precedenti
Quali piattaforme e quali versioni più vecchie vanno supportate?
Ne dipendono le funzioni utilizzabili e ciò che va provato.
iOS e Android, versioni attuali | Prima una sola piattaforma
Tablet | Versioni più vecchie del sistema
Le versioni vecchie dell’app restano in uso | La revisione nello store ritarda il rilascio`),
  cli: proposal(`
La funzione diventa un comando con opzioni documentate, uscita per persone e per programmi, codici di uscita chiari e nessuna modifica silenziosa.
L’utente chiama il comando, le opzioni si convalidano, il lavoro si esegue, risultato e codice di uscita dicono l’esito.
Comando: Legge le opzioni e mostra il risultato | Funzione centrale: Fa il lavoro, usabile senza il comando
L’uscita la leggono solo persone o anche script che vogliono un formato stabile?
Un’uscita letta da script non si cambia più senza romperli.
Entrambi, con un’opzione per JSON | Solo persone
Un’interfaccia grafica | Completamento nella shell
Gli script esistenti si rompono se l’uscita cambia | I sistemi hanno percorsi e codifiche diversi`),
  search: proposal(`
Un indice si tiene aggiornato con i dati; le ricerche vanno all’indice, si limitano a ciò che l’utente può vedere e si rispondono pagina per pagina.
I dati aggiornano l’indice, l’utente scrive una ricerca e le voci trovate appaiono per rilevanza.
Indice di ricerca: Contiene ciò che si può trovare | Campo e risultati: Prendono la ricerca e mostrano le voci trovate
In quali campi si cerca, e in che ordine appaiono i risultati?
Ne dipende se serve un indice e che cos’è un buon risultato.
Prima i titoli, poi il testo | Tutto il testo per rilevanza | Prima i più recenti
Ricerche salvate | Ricerca in altri sistemi | Correzione degli errori di battitura
I risultati mostrano dati che l’utente non può vedere | L’indice resta indietro rispetto ai dati`),
  performance: proposal(`
Si misurano prima i valori attuali, si elimina la causa maggiore e la stessa misura mostra l’effetto; un limite nei test automatici lo conserva.
Misurare, trovare la causa maggiore, cambiarla, misurare di nuovo.
Misura: Rende visibili i valori prima e dopo | Parte lenta: Si cambia dove indica la misura
Quale valore si misura oggi, e quale è sufficiente?
Senza una cifra nessuno sa quando fermarsi.
Prima misurare, poi concordare un limite
Altro hardware | Altre parti lente
Una cache mostra dati superati | La causa è fuori dal proprio sistema`),
  api: proposal(`
L’interfaccia si descrive prima come contratto, le richieste si convalidano al confine, gli errori hanno una sola forma e i client esistenti continuano a funzionare.
Un client invia una richiesta, il server la autentica e la convalida, esegue l’operazione e risponde nella forma concordata.
Endpoint: Riceve, convalida e risponde | Contratto: Descrive richieste, risposte ed errori
Chi chiama l’interfaccia, e quali client esistenti devono continuare a funzionare?
Ne dipende se il contratto può cambiare o serve una nuova versione.
Solo client propri | Anche client esterni: solo modifiche compatibili
Una nuova versione di tutta l’interfaccia | Librerie per i client
I client esistenti si rompono | Richieste ripetute eseguono due volte un’operazione`),
  web: proposal(`
L’interfaccia si costruisce con i componenti e gli stili esistenti, usabile da tastiera e su schermi piccoli, con stati di caricamento, vuoto ed errore; i dati passano dal backend esistente.
L’utente apre la vista, la vista carica i dati, l’utente agisce, il backend conferma e la vista mostra il risultato.
Interfaccia utente: Mostra i nuovi elementi e i loro stati | Backend: Fornisce e salva i dati
Chi la vede, tutti gli utenti o solo alcuni, e su quali schermi?
Ne dipendono i permessi e quante disposizioni vanno provate.
Tutti gli utenti, su tutti gli schermi | Solo alcuni ruoli
Ridisegno di altre viste | Una disposizione mobile a parte
Le abitudini degli utenti sono disturbate | Non si adatta agli schermi piccoli`),
  records: proposal(`
Ogni voce si registra una volta in un modulo con campi controllati, si conserva in un solo luogo condiviso e appare in elenchi da filtrare e correggere; ogni modifica conserva autore e ora.
Una persona registra una voce, il sistema la controlla e la salva, e gli altri la vedono nel loro elenco e agiscono.
Modulo di inserimento: Riceve la voce e la controlla | Archivio delle voci: Le conserva con autore e ora | Elenco: Mostra, filtra e corregge le voci
Chi può inserire, vedere e correggere le voci, e che cosa succede con i dati esistenti?
Ne dipendono i permessi e se i vecchi dati vanno ripresi.
Tutti nel team, i vecchi dati restano dove sono | Solo alcuni ruoli, i vecchi dati si importano
Statistiche sulle voci | Importazione dei vecchi dati | Accesso per esterni
Le voci si inseriscono tardi o mai | Vecchi e nuovi dati divergono durante il passaggio`),
  limits: proposal(`
Ogni chiamante è contato con una chiave propria in un archivio comune a tutti i server; fino al limite le richieste passano, oltre vengono rifiutate prima di ogni lavoro costoso, con il tempo da attendere.
Arriva una richiesta, il server trova la chiave del chiamante, toglie uno da ciò che resta, e risponde o rifiuta con l’attesa.
Limitatore: Conta e rifiuta, in un solo punto prima del lavoro | Archivio dei contatori: Comune ai server, le voci scadono da sole
Per chi vale il limite (account, chiave o indirizzo), quanto è alto, e che cosa succede se l’archivio non risponde?
Un limite sulla chiave sbagliata ferma chi non c’entra, e un guasto ferma tutti o nessuno.
Per account o chiave, altrimenti per indirizzo; lasciar passare in caso di guasto | Solo per indirizzo | Per account, rifiutare in caso di guasto
Limiti più alti a pagamento | Protezione dagli attacchi alla rete
Molte persone condividono un indirizzo e si bloccano | Un client riprova subito e aumenta il carico`),
  booking: proposal(`
Posti e orari liberi vengono da un solo calendario condiviso; una prenotazione si conferma solo dopo che il server ha verificato che è ancora libero, e si può cambiare o annullare fino a un termine.
Una persona sceglie ciò che è libero, il server verifica e riserva, conferma la prenotazione, e il calendario la mostra a tutti.
Calendario delle disponibilità: Mostra ciò che è libero | Prenotazione: Verifica, conferma e annulla senza doppioni
Fino a quando si può cambiare o annullare una prenotazione, e che cosa succede se qualcuno non viene?
Senza regola i posti restano vuoti o si danno due volte.
Fino a un termine fisso, poi resta prenotato | In ogni momento | Solo il personale
Pagamento | Lista d’attesa | Prenotazioni ricorrenti
Due persone prenotano lo stesso posto nello stesso momento | Posti prenotati restano inutilizzati`),
  general: proposal(`
Il lavoro si fa a piccoli passi dietro le interfacce esistenti, ciascuno coperto da test automatici e consegnato da solo, così che ogni passo si possa annullare.
Una richiesta entra dall’interfaccia esistente, la parte nuova fa il suo lavoro, e il risultato si salva e si mostra come prima.
Sistema esistente: Si estende dove il compito lo richiede | Test automatici: Coprono il nuovo comportamento
Chi usa il risultato, e come si accorge che funziona?
Senza un utente e un risultato osservabile nessuno può accettare il lavoro.
-
Modifiche ad altre parti del sistema
Il comportamento esistente cambia per errore`),
};
