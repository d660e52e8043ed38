// What is usual for each kind of work, in German.
import { proposal } from './proposal.ts';
import type { Proposal, WorkKind } from './types.ts';

export const proposals: Readonly<Record<WorkKind, Proposal>> = {
  offline: proposal(`
Änderungen werden zuerst lokal auf dem Gerät gespeichert und in eine Warteschlange gestellt; ein Hintergrundprozess überträgt sie, sobald eine Verbindung besteht.
Eine Änderung kommt in den lokalen Speicher, wartet in der Warteschlange, wird bei Verbindung gesendet und nach der Bestätigung des Servers als abgeglichen markiert.
Lokaler Speicher: Hält Daten und offene Änderungen auch über Neustarts | Abgleich: Sendet offene Änderungen und wiederholt, was fehlschlug
Was geschieht, wenn derselbe Datensatz offline und inzwischen auch auf dem Server geändert wurde?
Ohne Regel für Konflikte geht eine der beiden Änderungen stillschweigend verloren.
Die letzte Änderung gilt | Der Benutzer entscheidet jedes Mal | Der Server gilt
Offline-Arbeit an nie geladenen Daten | Zusammenführen von Hand
Zwei Geräte ändern denselben Datensatz vor dem Abgleich | Offene Änderungen gehen mit gelöschten lokalen Daten verloren`),
  import: proposal(`
Die Datei wird zeilenweise gelesen, jede Zeile vor dem Schreiben geprüft, und ein Bericht zeigt die abgelehnten Zeilen.
Der Benutzer wählt eine Datei, das System prüft sie, übernimmt die gültigen Zeilen in einer Transaktion und zeigt einen Bericht.
Dateileser: Liest das vereinbarte Format | Prüfung: Prüft jede Zeile und meldet, was falsch ist
Was geschieht mit Zeilen, die ungültig sind oder zu keinem Datensatz passen?
Eine nur teilweise übernommene Datei hinterlässt Daten, die niemand nachvollziehen kann.
Die ganze Datei ablehnen | Überspringen und melden | Neue Datensätze anlegen
Andere Dateiformate | Rückgängigmachen eines Imports | Regelmäßige automatische Importe
Eine falsche Datei ändert viele Datensätze auf einmal | Große Dateien dauern zu lange für eine Anfrage`),
  export: proposal(`
Die Daten, die der Benutzer sehen darf, werden auf dem Server in eine Datei geschrieben, große Mengen im Hintergrund, und über einen ablaufenden Link angeboten.
Der Benutzer fordert die Datei an, der Server sammelt die erlaubten Daten, schreibt die Datei und bietet sie zum Herunterladen an.
Dateierzeugung: Schreibt das vereinbarte Format | Download: Prüft die Berechtigung und liefert die Datei
Wie viele Daten darf eine Datei enthalten, und wie lange kann sie heruntergeladen werden?
Davon hängt ab, ob die Datei sofort entsteht oder einen Hintergrundauftrag und einen Ablageort braucht.
Sofort erzeugt, nicht aufbewahrt | Im Hintergrund erzeugt, Link läuft ab
Andere Dateiformate | Regelmäßige automatische Exporte
Die Datei enthält Daten, die der Benutzer nicht sehen darf | Große Dateien dauern zu lange für eine Anfrage`),
  security: proposal(`
Die Anmeldung übernimmt eine bewährte Bibliothek nach offenen Standards; Geheimnisse werden nur gehasht oder verschlüsselt gespeichert, Versuche begrenzt und Schritte nachvollziehbar protokolliert.
Der Benutzer meldet sich an, der Server prüft Zugangsdaten und weiteren Nachweis, öffnet eine Sitzung und hält das Ereignis fest.
Anmeldung: Prüft den Benutzer und den weiteren Nachweis | Sitzungsspeicher: Hält aktive Sitzungen und beendet sie
Wer stellt den Zugang wieder her, wenn jemand alle Anmeldemittel verloren hat, und wie?
Ein zu leichter Rückweg hebt den Schutz auf, gar keiner sperrt Leute aus.
Ein zweiter Administrator | Nur Wiederherstellungscodes | Support nach Identitätsprüfung
Single Sign-on | Passwortregeln
Benutzer sperren sich aus | Der Weg zur Wiederherstellung ist schwächer als die Anmeldung`),
  audit: proposal(`
Jede relevante Aktion hängt einen Eintrag mit Person, Zeit, Aktion und Ergebnis an einen Speicher an, der nur ergänzt werden kann; eine Ansicht filtert und exportiert die Einträge.
Eine Aktion wird ausgeführt, der Server schreibt einen Eintrag, und Berechtigte durchsuchen die Einträge in einer Ansicht.
Protokollspeicher: Bewahrt die Einträge unveränderlich auf | Protokollansicht: Zeigt, filtert und exportiert Einträge
Wie lange werden die Einträge aufbewahrt, und wer darf sie lesen?
Einträge enthalten personenbezogene Daten und wachsen unbegrenzt, wenn niemand entscheidet.
Nur Administratoren, feste Aufbewahrung | Nur Prüfer, unbegrenzt
Aufzeichnung von Lesezugriffen | Warnungen bei auffälligen Einträgen | Weiterleitung an andere Systeme
Einträge enthalten Geheimnisse oder personenbezogene Daten | Das Protokollieren bremst Aktionen oder wächst unbegrenzt`),
  access: proposal(`
Jeder Datensatz gehört zu einer Organisation, jeder Benutzer hat darin eine Rolle, und der Server prüft beides bei jeder Anfrage an einer Stelle.
Eine Anfrage kommt an, der Server ermittelt Benutzer, Organisation und Rolle, beschränkt die Daten darauf und antwortet oder lehnt ab.
Berechtigungsprüfung: Entscheidet an einer Stelle, was eine Rolle darf | Datenmodell: Ordnet Datensätze und Benutzer ihrer Organisation zu
Was genau darf jede Rolle sehen und tun, und wer vergibt die Rollen?
Die Regel bestimmt jede Abfrage und jede Maske, spätere Änderungen sind teuer.
Feste Rollen, von Administratoren vergeben | Rollen, die Administratoren selbst definieren
Selbst definierte Rollen der Kunden | Abrechnung je Organisation | Verschieben von Daten zwischen Organisationen
Eine Abfrage ohne Einschränkung zeigt fremde Daten | Bestehende Datensätze haben keinen Besitzer`),
  notify: proposal(`
Ereignisse kommen in eine Warteschlange und werden von einem Dienst versendet, der die Häufigkeit begrenzt, fehlgeschlagene Zustellungen wiederholt und Abbestellungen beachtet.
Ein Ereignis tritt ein, der Dienst entscheidet, ob und wer benachrichtigt wird, sendet die Nachricht und hält die Zustellung fest.
Versanddienst: Bündelt, begrenzt und sendet Nachrichten | Textvorlagen: Enthalten den Text jeder Nachricht
Wie oft darf ein Empfänger höchstens benachrichtigt werden, und lässt sich das abschalten?
Zu häufige Nachrichten werden ignoriert oder als Spam gemeldet.
Einmal je Ereignis, abschaltbar | Tägliche Zusammenfassung | Ohne Grenze
Andere Kanäle als der genannte | Texte, die Benutzer selbst ändern
Bei vielen Ereignissen werden Empfänger überflutet | Nachrichten kommen nicht an und niemand bemerkt es`),
  schedule: proposal(`
Fällige Einträge werden mit Regel und nächstem Datum gespeichert; ein Auftrag, der gefahrlos zweimal laufen kann, legt Fälliges an und setzt das nächste Datum.
Der Auftrag findet Fälliges, legt den Eintrag an, informiert den Benutzer, wenn gewünscht, und setzt nach der Bestätigung das nächste Datum.
Wiederholungsregeln: Enthalten Abstand, nächstes Datum und Ende | Zeitgesteuerter Auftrag: Legt Fälliges genau einmal an
Was geschieht mit einem fälligen Eintrag, der nie bestätigt wird oder auf ein Datum fällt, das der Monat nicht hat?
Ohne Regel häufen sich offene Einträge oder verschwinden.
Er bleibt offen, bis er bestätigt oder gelöscht ist | Er wird automatisch ausgeführt | Er verfällt
Unregelmäßige Abstände | Änderung vergangener Einträge
Ein Eintrag wird doppelt oder gar nicht ausgeführt | Zeitzonen und Zeitumstellung verschieben das Datum`),
  theming: proposal(`
Alle Farben werden benannte Variablen, jedes Farbschema ist ein Satz von Werten; die Einstellung des Systems ist die Vorgabe, eine gespeicherte Wahl des Benutzers geht vor.
Beim Laden einer Seite bestimmt die gespeicherte Wahl oder sonst die Einstellung des Systems das Schema, bevor etwas gezeichnet wird.
Farbvariablen: Ersetzen feste Farben in den Stilen | Umschalter: Wechselt das Schema und merkt sich die Wahl
Wo wird die Wahl des Farbschemas gespeichert: nur im Browser oder im Benutzerkonto?
Davon hängt ab, ob der Server beteiligt ist und ob die Wahl auf anderen Geräten gilt.
Im Browser | Im Benutzerkonto
Selbst gewählte Farben | Mehr als zwei Schemata | E-Mails und Ausdrucke
Manche Teile behalten feste Farben und werden unlesbar | Die Seite blitzt beim Laden im falschen Schema auf`),
  i18n: proposal(`
Alle sichtbaren Texte kommen in Textdateien, eine je Sprache, mit den Plural- und Datumsformaten der Plattform; fehlende Texte erscheinen in der Standardsprache.
Die Sprache wird vom Benutzer oder System genommen, die Texte werden geladen, und Texte, Daten und Zahlen folgen ihr.
Textdateien: Enthalten alle sichtbaren Texte | Sprachwahl: Bestimmt die Sprache und merkt sie sich
Welche Sprachen kommen zuerst, und wer übersetzt und pflegt die Texte?
Texte ohne Zuständigen veralten mit der nächsten Änderung.
Das Team, mit jedem Release | Ein externer Dienst | Die Community
Übersetzung von Inhalten der Benutzer | Schriften von rechts nach links
Längere Texte sprengen das Layout | Neue Texte bleiben unübersetzt`),
  migration: proposal(`
Das neue System wird schrittweise neben dem alten befüllt, Ergebnisse werden verglichen, und erst bei Übereinstimmung wird umgeschaltet; bis dahin gibt es einen Rückweg.
Daten werden kopiert, beide Seiten verglichen, erst Lesen, dann Schreiben umgeschaltet und die alte Seite am Ende abgeschaltet.
Migrationsauftrag: Kopiert und wandelt in wiederholbaren Schritten um | Abgleich: Zeigt Unterschiede zwischen alt und neu
Darf der Dienst für die Umschaltung unterbrochen werden, und bis wann muss ein Rückweg bestehen?
Eine Migration ohne Unterbrechung braucht beide Seiten parallel.
Eine kurze angekündigte Unterbrechung | Gar keine Unterbrechung
Neue Funktionen während der Migration | Aufräumen alter Daten
Daten gehen unterwegs verloren oder ändern sich | Nach der Umschaltung gibt es keinen Rückweg`),
  bugfix: proposal(`
Der Fehler wird zuerst durch einen automatischen Test nachgestellt, seine Ursache dort behoben, wo sie entsteht, und der Test bleibt als Schutz.
Der Test zeigt den Fehler, die Ursache wird behoben, der Test und alle anderen laufen durch.
Fehlerhafte Stelle: Wird dort berichtigt, wo der Fehler entsteht | Regressionstest: Stellt den Fehler nach und schützt davor
Seit welcher Version tritt es auf, und lässt es sich jedes Mal nachstellen?
Die Ursache eines nicht nachstellbaren Fehlers lässt sich nur raten.
Ja, jedes Mal | Nur manchmal
Umbauten rund um den Fehler | Ähnliche Fehler an anderer Stelle
Die Korrektur ändert Verhalten, auf das sich andere verlassen | Die Ursache liegt tiefer als das Symptom`),
  infrastructure: proposal(`
Die Änderung wird als Code beschrieben, geprüft, zuerst in einer Testumgebung und dann schrittweise produktiv eingespielt, mit Überwachung und Rückweg.
Eine Änderung wird übernommen, die Pipeline prüft sie, spielt sie in die Testumgebung und nach Freigabe in die Produktion.
Infrastruktur-Code: Beschreibt den gewünschten Zustand | Pipeline: Prüft ihn und spielt ihn ein
Welche Umgebungen werden geändert, und welche Unterbrechung ist vertretbar?
Davon hängen Reihenfolge und Rückweg ab.
Erst Test, dann Produktion, ohne Unterbrechung | Produktion im Wartungsfenster
Änderungen an den Anwendungen selbst | Kostenoptimierung
Der Dienst fällt während der Änderung aus | Umgebungen laufen auseinander`),
  reporting: proposal(`
Eine Abfrage oder vorbereitete Auswertung liefert die Werte über das bestehende Backend; die Ansicht zeigt sie mit Filter, Lade- und Leerzustand.
Daten werden gesammelt und ausgewertet, die Ansicht fragt sie für einen Zeitraum ab, und der Benutzer sieht Werte und Diagramme.
Datenabfrage: Liefert die ausgewerteten Werte | Dashboard-Ansicht: Zeigt und filtert sie
Woher kommen die Werte, für welchen Zeitraum werden sie gezeigt, und wie aktuell müssen sie sein?
Davon hängt ab, ob direkt abgefragt oder vorbereitet wird.
Vorhandene Daten, aktuell bei jedem Laden | Einmal täglich vorbereitet | Live
Export der Werte | Selbst angeordnete Dashboards | Daten aus der Zeit davor
Die Datenquelle liefert nicht alle Werte | Die Ansicht passt nicht auf kleine Bildschirme`),
  mobile: proposal(`
Die Funktion wird mit den Bausteinen der Plattform gebaut, fragt Berechtigungen erst bei Bedarf ab und funktioniert auch bei schlechter Verbindung.
Der Benutzer handelt in der App, die App prüft Berechtigungen und speichert die Änderung, das Backend bestätigt sie.
App-Ansicht: Bietet die Funktion an | Backend-Schnittstelle: Bedient die App und bleibt mit älteren Versionen verträglich
Welche Plattformen und ältesten Systemversionen müssen unterstützt werden?
Davon hängt ab, welche Funktionen nutzbar sind und was zu testen ist.
iOS und Android, aktuelle Versionen | Zuerst eine Plattform
Tablets | Ältere Systemversionen
Ältere App-Versionen bleiben im Einsatz | Die Prüfung im App Store verzögert die Freigabe`),
  cli: proposal(`
Die Funktion wird ein Befehl mit dokumentierten Optionen, Ausgabe für Menschen und Programme und klaren Rückgabewerten.
Der Benutzer ruft den Befehl auf, Optionen werden geprüft, die Arbeit getan, Ergebnis und Rückgabewert zeigen den Ausgang.
Befehl: Liest Optionen und zeigt das Ergebnis | Kernfunktion: Tut die Arbeit, auch ohne den Befehl nutzbar
Lesen nur Menschen die Ausgabe oder auch Skripte, die ein festes Format brauchen?
Eine Ausgabe, die Skripte lesen, lässt sich später nicht ohne Bruch ändern.
Beide, mit einer Option für JSON | Nur Menschen
Eine grafische Oberfläche | Vervollständigung in der Shell
Bestehende Skripte brechen durch geänderte Ausgabe | Systeme unterscheiden sich in Pfaden und Zeichensätzen`),
  search: proposal(`
Ein Index folgt den Daten; Suchanfragen gehen an ihn, sind auf das Sichtbare beschränkt und werden seitenweise beantwortet.
Änderungen aktualisieren den Index, der Benutzer gibt eine Suche ein, und die Treffer erscheinen nach Relevanz.
Suchindex: Enthält, was gefunden werden kann | Suchfeld und Treffer: Nehmen die Suche an und zeigen Treffer
Welche Felder werden durchsucht, und in welcher Reihenfolge erscheinen die Treffer?
Davon hängt ab, ob ein Index nötig ist und was ein guter Treffer ist.
Erst Titel, dann Volltext | Volltext nach Relevanz | Neueste zuerst
Gespeicherte Suchen | Suche über andere Systeme | Korrektur von Tippfehlern
Treffer zeigen Daten, die der Benutzer nicht sehen darf | Der Index hinkt den Daten hinterher`),
  performance: proposal(`
Zuerst werden die heutigen Werte gemessen, die größte Ursache beseitigt und die Wirkung mit derselben Messung gezeigt; eine Grenze in den Tests sichert sie.
Messen, größte Ursache finden, ändern, erneut messen.
Messung: Macht die Werte vorher und nachher sichtbar | Langsame Stelle: Wird geändert, wo die Messung hinzeigt
Welcher Wert wird heute gemessen, und welcher ist gut genug?
Ohne Zahl weiß niemand, wann es reicht.
Erst messen, dann eine Grenze vereinbaren
Mehr Hardware | Andere langsame Stellen
Ein Zwischenspeicher zeigt veraltete Daten | Die Ursache liegt außerhalb des eigenen Systems`),
  api: proposal(`
Die Schnittstelle wird zuerst als Vertrag beschrieben, Anfragen werden am Rand geprüft, Fehler haben eine Form, bestehende Aufrufer laufen weiter.
Ein Aufrufer sendet eine Anfrage, der Server authentifiziert und prüft sie, führt sie aus und antwortet in der vereinbarten Form.
Endpunkt: Nimmt Anfragen an, prüft und beantwortet sie | Vertrag: Beschreibt Anfragen, Antworten und Fehler
Wer ruft die Schnittstelle auf, und welche bestehenden Aufrufer müssen unverändert weiterlaufen?
Davon hängt ab, ob der Vertrag sich ändern darf oder eine neue Version nötig ist.
Nur eigene Aufrufer | Auch fremde: nur verträgliche Änderungen
Eine neue Version der ganzen Schnittstelle | Client-Bibliotheken
Bestehende Aufrufer brechen | Wiederholte Anfragen wirken doppelt`),
  web: proposal(`
Die Oberfläche entsteht aus den vorhandenen Bausteinen und Stilen, bedienbar per Tastatur und auf kleinen Bildschirmen, mit Lade-, Leer- und Fehlerzustand; Daten kommen über das bestehende Backend.
Der Benutzer öffnet die Ansicht, sie lädt ihre Daten, der Benutzer handelt, das Backend bestätigt, die Ansicht zeigt das Ergebnis.
Oberfläche: Zeigt die neuen Elemente und ihre Zustände | Backend: Liefert und speichert die Daten dafür
Wer sieht es: alle Benutzer oder nur einige, und auf welchen Bildschirmen?
Davon hängen Berechtigungen und die Zahl der zu testenden Layouts ab.
Alle Benutzer, alle Bildschirme | Nur einige Rollen
Neugestaltung anderer Ansichten | Ein eigenes mobiles Layout
Gewohnte Abläufe werden gestört | Es passt nicht auf kleine Bildschirme`),
  records: proposal(`
Jeder Eintrag wird einmal in einem Formular mit geprüften Feldern erfasst, an einer gemeinsamen Stelle gespeichert und in filterbaren Listen gezeigt; jede Änderung hält fest, von wem und wann sie stammt.
Eine Person erfasst einen Eintrag, das System prüft und speichert ihn, und andere sehen ihn in ihrer Liste und handeln danach.
Erfassungsformular: Nimmt den Eintrag auf und prüft ihn | Datenablage: Bewahrt Einträge mit Verfasser und Zeit | Listenansicht: Zeigt, filtert und berichtigt Einträge
Wer darf Einträge erfassen, sehen und berichtigen, und was geschieht mit den bisherigen Aufzeichnungen?
Davon hängen die Rechte ab und ob Altes übernommen werden muss.
Alle im Team, Altes bleibt, wo es ist | Nur einige Rollen, Altes wird übernommen
Auswertungen über die Einträge | Übernahme der alten Aufzeichnungen | Zugang für Außenstehende
Einträge kommen zu spät oder gar nicht | Alte und neue Aufzeichnungen weichen während der Umstellung voneinander ab`),
  limits: proposal(`
Jeder Aufrufer wird unter einem eigenen Schlüssel in einem Speicher gezählt, den alle Server teilen; bis zur Grenze gehen Anfragen durch, darüber werden sie vor jeder teuren Arbeit abgewiesen, mit der Zeit bis zum nächsten Versuch.
Eine Anfrage kommt, der Server findet den Schlüssel des Aufrufers, zieht eins vom Rest ab und antwortet oder weist sie mit der Wartezeit ab.
Begrenzer: Zählt und weist ab, an einer Stelle vor der Arbeit | Zählerspeicher: Von allen Servern geteilt, Einträge verfallen von selbst
Für wen zählt eine Grenze (Konto, Schlüssel oder Adresse), wie hoch ist sie, und was gilt, wenn der Zählerspeicher ausfällt?
Eine Grenze für den falschen Schlüssel trifft Unbeteiligte, und ein Ausfall sperrt alle oder niemanden.
Nach Konto oder Schlüssel, sonst nach Adresse; bei Ausfall durchlassen | Nur nach Adresse | Nach Konto, bei Ausfall abweisen
Höhere Grenzen gegen Bezahlung | Schutz vor Angriffen auf das Netz
Viele teilen eine Adresse und sperren einander aus | Ein Client wiederholt sofort und erhöht die Last`),
  booking: proposal(`
Freie Plätze oder Zeiten kommen aus einem gemeinsamen Kalender; eine Buchung gilt erst, wenn der Server geprüft hat, dass noch frei ist, und lässt sich bis zu einer Frist ändern oder stornieren.
Eine Person wählt etwas Freies, der Server prüft und hält es, bestätigt die Buchung, und der Kalender zeigt sie allen.
Belegungskalender: Zeigt, was frei ist | Buchung: Prüft, bestätigt und storniert ohne Doppelbelegung
Bis wann kann eine Buchung geändert oder storniert werden, und was geschieht, wenn jemand nicht kommt?
Ohne Regel bleiben Plätze leer oder werden doppelt vergeben.
Bis zu einer festen Frist, danach bleibt sie bestehen | Jederzeit | Nur durch das Personal
Bezahlung | Warteliste | Wiederkehrende Buchungen
Zwei Personen buchen im selben Augenblick denselben Platz | Gebuchte Plätze bleiben ungenutzt`),
  general: proposal(`
Die Arbeit geschieht in kleinen Schritten hinter den bestehenden Schnittstellen, jeder durch automatische Tests abgedeckt und einzeln ausgeliefert, sodass jeder zurückgenommen werden kann.
Eine Anfrage kommt über die bestehende Schnittstelle, der neue Teil tut seine Arbeit, das Ergebnis wird wie bisher gespeichert und gezeigt.
Bestehendes System: Wird erweitert, wo die Aufgabe es braucht | Automatische Tests: Decken das neue Verhalten ab
Wer nutzt das Ergebnis, und woran merkt man, dass es funktioniert?
Ohne Nutzer und beobachtbares Ergebnis kann niemand die Arbeit abnehmen.
-
Änderungen an anderen Teilen des Systems
Bestehendes Verhalten ändert sich versehentlich`),
};
