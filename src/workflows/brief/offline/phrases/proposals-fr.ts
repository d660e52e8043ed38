// What is usual for each kind of work, in French.
import { proposal } from './proposal.ts';
import type { Proposal, WorkKind } from './types.ts';

export const proposals: Readonly<Record<WorkKind, Proposal>> = {
  offline: proposal(`
Les modifications sont d’abord enregistrées sur l’appareil et mises en file ; un processus en arrière-plan les envoie dès qu’il y a une connexion.
Une modification entre dans le stockage local, attend dans la file, part au retour de la connexion et est marquée synchronisée quand le serveur confirme.
Stockage local: Conserve données et modifications en attente après un redémarrage | Synchronisation: Envoie les modifications en attente et répète les échecs
Que se passe-t-il quand le même enregistrement a changé hors ligne et sur le serveur ?
Sans règle pour les conflits, l’une des modifications se perd sans un mot.
La dernière modification l’emporte | L’utilisateur décide chaque fois | Le serveur l’emporte
Travail hors ligne sur des données jamais chargées | Fusion des conflits à la main
Deux appareils modifient le même enregistrement avant la synchronisation | Les modifications en attente se perdent avec les données locales`),
  import: proposal(`
Le fichier est lu ligne par ligne, chaque ligne est validée avant l’écriture et un rapport montre les lignes refusées.
L’utilisateur choisit un fichier, le système le valide, applique les lignes acceptées en une transaction et affiche un rapport.
Lecteur de fichiers: Lit le format convenu | Validation: Vérifie chaque ligne et signale les erreurs
Que fait-on des lignes invalides ou qui ne correspondent à aucun enregistrement ?
Un fichier appliqué à moitié laisse des données que personne n’explique.
Refuser tout le fichier | Les ignorer et les signaler | Créer de nouveaux enregistrements
Autres formats de fichier | Annulation d’un import | Imports automatiques réguliers
Un mauvais fichier modifie beaucoup d’enregistrements | Les gros fichiers durent trop pour une requête`),
  export: proposal(`
Les données que l’utilisateur peut voir sont écrites dans un fichier sur le serveur, en arrière-plan si elles sont nombreuses, et proposées par un lien qui expire.
L’utilisateur demande le fichier, le serveur rassemble les données permises, l’écrit et le propose au téléchargement.
Générateur de fichiers: Écrit le format convenu | Téléchargement: Vérifie le droit et livre le fichier
Combien de données un fichier peut-il contenir et combien de temps reste-t-il téléchargeable ?
Cela décide s’il est fait aussitôt ou en arrière-plan.
Fait aussitôt, non conservé | En arrière-plan, le lien expire
Autres formats de fichier | Exports automatiques réguliers
Le fichier contient des données interdites à l’utilisateur | Les gros fichiers durent trop pour une requête`),
  security: proposal(`
Une bibliothèque éprouvée et des standards ouverts font l’authentification ; les secrets sont hachés ou chiffrés, les essais limités et chaque étape tracée.
L’utilisateur se connecte, le serveur vérifie les identifiants et la preuve supplémentaire, ouvre une session et note l’événement.
Authentification: Vérifie l’utilisateur et la preuve supplémentaire | Stockage des sessions: Garde et ferme les sessions actives
Qui rend l’accès à quelqu’un qui a perdu tous ses moyens de connexion, et comment ?
Un retour trop facile annule la protection, aucun enferme les gens dehors.
Un second administrateur | Codes de secours seulement | Le support après contrôle d’identité
Authentification unique | Règles de mots de passe
Des utilisateurs s’enferment dehors | La récupération est plus faible que la connexion`),
  audit: proposal(`
Chaque opération utile ajoute une entrée avec auteur, heure, opération et résultat à un stockage en ajout seul ; une vue filtre et exporte.
Une opération a lieu, le serveur ajoute une entrée et les personnes autorisées la cherchent dans une vue.
Journal d’audit: Conserve les entrées en ajout seul | Vue d’audit: Affiche, filtre et exporte les entrées
Combien de temps les entrées sont-elles gardées et qui peut les lire ?
Elles contiennent des données personnelles et croissent sans limite.
Administrateurs seulement, durée fixe | Auditeurs seulement, sans limite
Journal des lectures | Alertes sur des entrées suspectes | Envoi vers d’autres systèmes
Les entrées contiennent des secrets ou données personnelles | Le journal ralentit les opérations ou croît sans limite`),
  access: proposal(`
Chaque enregistrement appartient à une organisation, chaque utilisateur y a un rôle et le serveur vérifie les deux en un seul endroit à chaque requête.
Une requête arrive, le serveur détermine utilisateur, organisation et rôle, y limite les données et répond ou refuse.
Contrôle des droits: Décide en un endroit ce que peut un rôle | Modèle de données: Rattache enregistrements et utilisateurs à leur organisation
Que peut exactement voir et faire chaque rôle, et qui attribue les rôles ?
La règle touche chaque requête et chaque écran ; la changer plus tard coûte cher.
Rôles fixes attribués par les administrateurs | Rôles définis par les administrateurs
Rôles définis par les clients | Facturation par organisation | Déplacement de données entre organisations
Une requête sans limite montre les données d’autrui | Les enregistrements existants n’ont pas de propriétaire`),
  notify: proposal(`
Les événements entrent dans une file et sont envoyés par un service qui limite la fréquence, répète les échecs et respecte ce que l’utilisateur a désactivé.
Un événement survient, le service décide qui avertir, envoie le message et note la livraison.
Service d’envoi: Regroupe, limite et envoie les messages | Modèles de message: Contiennent le texte de chaque avis
À quelle fréquence au plus un destinataire est-il averti, et peut-il le désactiver ?
Trop de messages sont ignorés ou signalés comme indésirables.
Une fois par événement, désactivable | Un résumé quotidien | Sans limite
Autres canaux | Textes modifiables par les utilisateurs
Beaucoup d’événements inondent les destinataires | Des messages n’arrivent pas sans qu’on le voie`),
  schedule: proposal(`
Les échéances sont gardées avec leur règle et leur prochaine date ; une tâche qui peut tourner deux fois sans dommage les crée et fixe la suite.
La tâche trouve les échéances, crée l’entrée, avertit si voulu et fixe la prochaine date après confirmation.
Règles de récurrence: Gardent intervalle, prochaine date et fin | Tâche planifiée: Crée chaque échéance une seule fois
Que devient une échéance jamais confirmée ou tombant sur une date absente du mois ?
Sans règle, les échéances ouvertes s’accumulent ou disparaissent.
Elle reste ouverte jusqu’à confirmation ou suppression | Elle est exécutée automatiquement | Elle expire
Intervalles irréguliers | Modification du passé
Une échéance est exécutée deux fois ou jamais | Fuseaux et changements d’heure décalent la date`),
  theming: proposal(`
Toutes les couleurs deviennent des variables nommées, chaque thème un jeu de valeurs ; le réglage du système vaut par défaut et le choix enregistré l’emporte.
Au chargement, le choix enregistré ou le système décide du thème avant l’affichage.
Variables de couleur: Remplacent les couleurs fixes | Sélecteur de thème: Change le thème et garde le choix
Où le choix du thème est-il gardé : dans le navigateur ou avec le compte ?
Cela décide si le serveur intervient et si le choix vaut sur d’autres appareils.
Dans le navigateur | Avec le compte
Couleurs choisies par l’utilisateur | Plus de deux thèmes | Courriels et impression
Certaines parties gardent des couleurs fixes et deviennent illisibles | La page clignote dans le mauvais thème`),
  i18n: proposal(`
Les textes visibles passent dans des fichiers par langue, avec les pluriels et dates de la plateforme ; ce qui manque apparaît dans la langue par défaut.
La langue vient de l’utilisateur ou du système, les textes sont chargés, dates et nombres la suivent.
Fichiers de textes: Contiennent les textes visibles | Choix de la langue: Décide de la langue et la garde
Quelles langues d’abord, et qui traduit et entretient les textes ?
Des textes sans responsable vieillissent au prochain changement.
L’équipe, à chaque version | Un service externe | La communauté
Traduction des contenus des utilisateurs | Écritures de droite à gauche
Des textes longs cassent la mise en page | Les nouveaux textes restent sans traduction`),
  migration: proposal(`
Le nouveau système est rempli pas à pas à côté de l’ancien, les résultats comparés, et l’on bascule quand ils concordent ; un retour reste possible d’ici là.
Les données sont copiées, les deux côtés comparés, lectures puis écritures basculées, et l’ancien arrêté à la fin.
Tâche de migration: Copie et transforme en étapes répétables | Comparaison: Montre les écarts entre ancien et nouveau
Le service peut-il être interrompu pour la bascule, et jusqu’à quand faut-il un retour ?
Sans interruption, les deux côtés doivent tourner en parallèle.
Une courte interruption annoncée | Aucune interruption
Nouvelles fonctions pendant la migration | Nettoyage d’anciennes données
Des données se perdent ou changent en route | Aucun retour après la bascule`),
  bugfix: proposal(`
Un test automatique reproduit d’abord la faute, la cause est corrigée là où elle naît et le test reste comme protection.
Le test montre la faute, la cause est corrigée et tous les tests passent.
Code fautif: Corrigé là où la faute naît | Test de régression: Reproduit la faute et en protège
Depuis quelle version cela arrive-t-il, et est-ce reproductible à chaque fois ?
La cause d’une faute non reproductible ne peut qu’être devinée.
Oui, chaque fois | Parfois seulement
Remaniement autour de la faute | Fautes semblables ailleurs
La correction change un comportement attendu par d’autres | La cause est plus profonde que le symptôme`),
  infrastructure: proposal(`
Le changement est décrit en code, relu, appliqué en test puis pas à pas en production, avec surveillance et retour.
Un changement est accepté, la chaîne le vérifie, l’applique en test et, après accord, en production.
Code d’infrastructure: Décrit l’état voulu | Chaîne de déploiement: Le vérifie et l’applique
Quels environnements changent, et quelle interruption est acceptable ?
Cela décide de l’ordre et du retour.
Test puis production, sans interruption | Production dans une fenêtre de maintenance
Changements des applications | Réduction des coûts
Le service s’interrompt pendant le changement | Les environnements divergent`),
  reporting: proposal(`
Une requête ou un agrégat préparé livre les chiffres par le backend existant ; la vue les montre avec filtre et états de chargement et vide.
Les données sont rassemblées, la vue les demande pour une période et l’utilisateur voit chiffres et graphiques.
Requête de données: Livre les chiffres | Vue du tableau de bord: Les affiche et les filtre
D’où viennent les chiffres, pour quelle période, et à quel point doivent-ils être à jour ?
Cela décide entre requête directe et chiffres préparés.
Données existantes, à jour au chargement | Préparées une fois par jour | En direct
Export des chiffres | Tableaux personnalisables | Données antérieures
La source ne livre pas tous les chiffres | La vue ne tient pas sur petits écrans`),
  mobile: proposal(`
La fonction utilise les composants de la plateforme, demande les droits au besoin et marche avec une mauvaise connexion.
L’utilisateur agit dans l’application, elle vérifie les droits et enregistre, le backend confirme.
Écran de l’application: Offre la fonction | Interface du backend: Sert l’application et ses anciennes versions
Quelles plateformes et versions minimales du système faut-il prendre en charge ?
Cela décide de ce qui peut servir et de ce qui est testé.
iOS et Android, versions actuelles | Une plateforme d’abord
Tablettes | Anciennes versions du système
D’anciennes versions restent en usage | La validation du magasin retarde la sortie`),
  cli: proposal(`
La fonction devient une commande aux options documentées, avec une sortie pour gens et programmes et des codes de retour clairs.
L’utilisateur appelle la commande, les options sont validées, le travail fait, le code de retour dit l’issue.
Commande: Lit les options et montre le résultat | Fonction centrale: Fait le travail, même sans la commande
La sortie est-elle lue par des gens seulement ou aussi par des scripts ?
Une sortie lue par des scripts ne change plus sans les casser.
Les deux, avec une option JSON | Des gens seulement
Une interface graphique | Complétion du shell
La nouvelle sortie casse des scripts | Chemins et encodages diffèrent selon les systèmes`),
  search: proposal(`
Un index suit les données ; les requêtes vont à l’index, limitées à ce qui est visible, et la réponse vient par pages.
Les changements mettent l’index à jour, l’utilisateur cherche et les résultats apparaissent par pertinence.
Index de recherche: Contient ce qui peut être trouvé | Champ et résultats: Prennent la requête et montrent les résultats
Dans quels champs cherche-t-on et dans quel ordre viennent les résultats ?
Cela décide s’il faut un index et ce qu’est un bon résultat.
Titres puis texte | Texte par pertinence | Récents d’abord
Recherches enregistrées | Recherche dans d’autres systèmes | Correction des fautes de frappe
Les résultats montrent des données interdites | L’index est en retard sur les données`),
  performance: proposal(`
On mesure d’abord les valeurs actuelles, on retire la plus grande cause et la même mesure montre l’effet ; une limite dans les tests le garde.
Mesurer, trouver la plus grande cause, la changer, mesurer encore.
Mesure: Montre les valeurs avant et après | Partie lente: Changée là où la mesure le montre
Quelle valeur mesure-t-on aujourd’hui et laquelle suffit ?
Sans chiffre, personne ne sait quand s’arrêter.
Mesurer d’abord, puis convenir d’une limite
Plus de matériel | Autres parties lentes
Un cache montre des données périmées | La cause est hors du système`),
  api: proposal(`
L’interface est d’abord décrite en contrat, les requêtes validées à l’entrée, les erreurs d’une seule forme, et les clients existants continuent.
Un client envoie une requête, le serveur l’authentifie, la valide, l’exécute et répond dans la forme convenue.
Point d’accès: Reçoit, valide et répond | Contrat: Décrit requêtes, réponses et erreurs
Qui appelle l’interface et quels clients doivent continuer sans changement ?
Cela décide si le contrat peut changer ou s’il faut une autre version.
Clients internes seulement | Externes aussi, changements compatibles
Une nouvelle version de toute l’interface | Bibliothèques clientes
Des clients existants cassent | Des requêtes répétées agissent deux fois`),
  web: proposal(`
L’interface reprend les composants et styles existants, au clavier et sur petits écrans, avec états de chargement, vide et erreur ; les données viennent du backend existant.
L’utilisateur ouvre la vue, elle charge ses données, il agit, le backend confirme, la vue montre le résultat.
Interface utilisateur: Montre les nouveaux éléments et leurs états | Backend: Livre et garde les données
Qui le voit : tous ou certains, et sur quels écrans ?
Cela décide des droits et des mises en page à tester.
Tous, sur tous les écrans | Certains rôles
Refonte d’autres vues | Une mise en page mobile à part
Les habitudes sont dérangées | Cela ne tient pas sur petits écrans`),
  records: proposal(`
Chaque saisie se fait une fois dans un formulaire contrôlé, se conserve en un seul lieu partagé et s’affiche dans des listes filtrables ; chaque modification garde son auteur et sa date.
Une personne saisit, le système contrôle et enregistre, les autres voient la saisie dans leur liste et agissent.
Formulaire de saisie: Reçoit et contrôle la saisie | Registre: Conserve les saisies avec auteur et date | Liste: Affiche, filtre et corrige les saisies
Qui peut saisir, voir et corriger, et que deviennent les relevés existants ?
Cela décide des droits et de la reprise des anciens relevés.
Toute l’équipe, les anciens restent en place | Certains rôles, les anciens sont repris
Statistiques | Reprise des anciens relevés | Accès pour des tiers
Les saisies arrivent tard ou pas du tout | Anciens et nouveaux relevés divergent pendant le passage`),
  limits: proposal(`
Chaque appelant est compté sous sa propre clé dans un stockage commun à tous les serveurs ; jusqu’à la limite les requêtes passent, au-delà elles sont refusées avant tout travail coûteux, avec le délai avant un nouvel essai.
Une requête arrive, le serveur trouve la clé de l’appelant, retire une unité du reste, puis répond ou refuse avec le délai d’attente.
Limiteur: Compte et refuse, en un seul endroit avant le travail | Stockage des compteurs: Commun aux serveurs, les entrées expirent seules
Pour qui la limite compte-t-elle (compte, clé ou adresse), quelle est sa valeur, et que se passe-t-il si le stockage est en panne ?
Une limite sur la mauvaise clé bloque des innocents, et une panne bloque tout le monde ou personne.
Par compte ou clé, sinon par adresse ; laisser passer en cas de panne | Par adresse seulement | Par compte, refuser en cas de panne
Limites plus élevées payantes | Protection contre les attaques réseau
Plusieurs personnes partagent une adresse et se bloquent | Un client réessaie aussitôt et aggrave la charge`),
  booking: proposal(`
Les places ou créneaux libres viennent d’un calendrier commun ; une réservation n’est confirmée qu’après contrôle par le serveur, et peut être modifiée ou annulée jusqu’à une limite.
Une personne choisit ce qui est libre, le serveur contrôle et bloque, confirme la réservation, et le calendrier la montre à tous.
Calendrier: Montre ce qui est libre | Réservation: Contrôle, confirme et annule sans double réservation
Jusqu’à quand peut-on modifier ou annuler, et que se passe-t-il si quelqu’un ne vient pas ?
Sans règle, des places restent vides ou sont données deux fois.
Jusqu’à une limite fixe, ensuite elle reste | À tout moment | Seulement par le personnel
Paiement | Liste d’attente | Réservations récurrentes
Deux personnes réservent la même place au même instant | Des places réservées restent vides`),
  general: proposal(`
Le travail se fait par petits pas derrière les interfaces existantes, chacun couvert par des tests automatiques et livré à part.
Une requête entre par l’interface existante, la partie nouvelle travaille, le résultat est gardé et montré comme avant.
Système existant: Étendu là où la tâche le demande | Tests automatiques: Couvrent le nouveau comportement
Qui utilise le résultat et comment voit-on qu’il marche ?
Sans utilisateur ni résultat observable, personne ne peut l’accepter.
-
Changements d’autres parties du système
Un comportement existant change par erreur`),
};
