import { REPERES } from '#domain/statistiques/index.ts';
import type { Theme } from './question.ts';

export const inscription: Theme = {
  id: 'inscription',
  titre: 'Inscrire sa structure',
  questions: [
    {
      id: 'qui',
      question: 'Qui peut accueillir un conseiller ?',
      reponse: [
        'Les collectivités et les organismes publics, ainsi que les associations, les fondations et les entreprises de l’économie sociale et solidaire. Une entreprise ordinaire ou un particulier ne le peuvent pas.',
      ],
      mots: 'commune mairie epci gip association éligible',
      lien: { libelle: 'Accueillir un conseiller', href: '/accueillir-un-conseiller' },
    },
    {
      id: 'que-faut-il',
      question: 'Que faut-il avoir sous la main pour s’inscrire ?',
      reponse: [
        'Le numéro SIRET de la structure, le nom de son représentant légal, l’adresse et le téléphone d’un contact, et une idée des missions, des lieux et de la date de démarrage. Aucune pièce n’est demandée à ce moment-là.',
        'Vous ne savez pas encore combien de conseillers il vous faut ? Vous pouvez le dire.',
      ],
      mots: 'documents pièces justificatifs préparer',
      lien: { libelle: 'Inscrire ma structure', href: '/inscription' },
    },
    {
      id: 'siret',
      question: 'Où trouver mon SIRET ? Et si je suis en Nouvelle-Calédonie ?',
      reponse: [
        'Le SIRET a 14 chiffres. Il figure sur l’avis de situation SIRENE, que l’on obtient gratuitement en ligne auprès de l’Insee. En Nouvelle-Calédonie, donnez le RIDET.',
      ],
      mots: 'siren ridet numéro insee erreur refusé',
    },
    {
      id: 'deja-inscrite',
      question: 'On me dit que ma structure est déjà inscrite. Que faire ?',
      reponse: [
        'Un même SIRET ne peut avoir qu’une inscription en cours. Un de vos collègues l’a sans doute faite : la plateforme vous propose de lui demander l’accès au dossier. Personne ne la connaît chez vous ? Écrivez-nous.',
      ],
      mots: 'doublon double existe siret',
      lien: { libelle: 'Nous écrire', href: '/contact?sujet=inscription' },
    },
    {
      id: 'confirmation',
      question: 'Je n’ai pas reçu le courriel de confirmation.',
      reponse: [
        `Regardez d’abord dans les courriels indésirables. Le lien vaut ${REPERES.confirmationJours} jours ; passé ce délai, ou s’il n’est pas arrivé, demandez-en un autre depuis la page d’inscription. Tant que vous n’avez pas confirmé, la préfecture ne voit pas votre demande.`,
      ],
      mots: 'mail spam lien expiré périmé email',
    },
    {
      id: 'interrompre',
      question: 'Puis-je m’interrompre et reprendre plus tard ?',
      reponse: [
        'Oui. Ce que vous avez tapé est gardé sur ce navigateur ; en revenant sur le formulaire, vous le retrouvez.',
      ],
      mots: 'brouillon sauvegarder reprendre',
    },
    {
      id: 'plusieurs',
      question: 'Plusieurs communes peuvent-elles se partager un conseiller ?',
      reponse: [
        'Oui. Une seule s’inscrit : celle qui signera le contrat de travail. Elle nomme les autres dans sa demande, et le conseiller se déplace.',
      ],
      mots: 'mutualisé mutualisation partager recrutement commun intercommunalité',
    },
    {
      id: 'corriger',
      question: 'Je me suis trompé dans mon inscription. Comment la corriger ?',
      reponse: [
        'Écrivez-nous en donnant votre SIRET : la préfecture ou l’équipe nationale corrige le nom, le SIRET ou le contact. Ce qui était écrit avant reste dans l’historique.',
      ],
      mots: 'modifier erreur changer contact',
      lien: { libelle: 'Nous écrire', href: '/contact?sujet=inscription' },
    },
  ],
};
