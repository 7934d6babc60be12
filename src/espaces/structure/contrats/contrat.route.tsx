import { Alert } from '@codegouvfr/react-dsfr/Alert';
import { z } from 'zod';
import {
  annulerContrat,
  cycle,
  dureePossible,
  lireContrat,
  lireCopieSignee,
  lireRecrue,
  obstacles,
  premiereDate,
  situationDe,
} from '#domain/contrats/index.ts';
import { porte } from '#espaces/structure/door.ts';
import { auditerLecture } from '#platform/audit.ts';
import { dateCivile, dateLongue } from '#platform/dates.ts';
import { StatutBadge } from '#platform/dsfr/StatutBadge.tsx';
import { NotFound } from '#platform/errors.ts';
import { BoutonPost } from '#platform/form/Formulaire.tsx';
import { type AnyRoute, type Requete, route } from '#platform/routes.ts';
import { Modeles } from './modeles.route.tsx';
import { Termes } from './Termes.tsx';

export const filAriane = [{ libelle: 'Contrats', href: '/structure/contrats' }];

/** A recruit of the structure, the contract prepared for him, and what keeps it from being signed. */
export async function laRecrue({ tools: { db, clock }, actor }: Pick<Requete, 'tools' | 'actor'>, relationId: string) {
  const recrue = await lireRecrue(db, actor.perimetre, relationId);
  const contrat = await lireContrat(db, actor.perimetre, relationId);
  const aujourdhui = dateCivile(clock());
  const situation = contrat && (await situationDe(db, actor.perimetre, recrue, contrat));
  return {
    recrue,
    contrat,
    freins: situation && contrat.statut === 'brouillon' ? obstacles(situation, aujourdhui) : [],
    premiere: situation && premiereDate(situation, aujourdhui),
    duree: contrat?.statut === 'signe' ? await dureePossible(db, contrat.id) : undefined,
    aujourdhui,
  };
}

const page = route({
  method: 'GET',
  path: '/structure/contrats/:id',
  right: porte,
  audit: 'contrats.lire',
  rate: 'page',
  input: z.unknown(),
  async answer(requete) {
    const vue = await laRecrue(requete, requete.parameters.id);
    return {
      page: {
        titre: `Contrat de ${vue.recrue.prenom} ${vue.recrue.nom}`,
        prive: true,
        filAriane,
        corps: <ContratPage {...vue} />,
      },
    };
  },
});

type Props = Awaited<ReturnType<typeof laRecrue>>;
function ContratPage({ recrue, contrat, freins, premiere, duree, aujourdhui }: Props) {
  const adresse = `/structure/contrats/${recrue.id}`;
  return (
    <>
      <h1>
        Contrat de {recrue.prenom} {recrue.nom}
      </h1>
      <p>
        <StatutBadge statut={contrat ? cycle.labels[contrat.statut] : { libelle: 'À préparer', badge: 'new' }} />
      </p>
      {contrat?.statut === 'brouillon' && (
        <Signature freins={freins} premiere={premiere} aujourdhui={aujourdhui} adresse={adresse} />
      )}
      {contrat && <Termes contrat={contrat} recrue={recrue} />}
      {contrat?.statut !== 'signe' && (
        <p>
          <a className={contrat ? 'fr-btn fr-btn--secondary' : 'fr-btn'} href={`${adresse}/termes`}>
            {contrat ? 'Modifier le contrat' : 'Préparer le contrat'}
          </a>
        </p>
      )}
      {contrat?.statut !== 'signe' && <Modeles adresse={adresse} publique={recrue.nature === 'publique'} />}
      {contrat?.statut === 'brouillon' && (
        <BoutonPost action={`${adresse}/annuler`} priority="tertiary">
          Abandonner cette préparation
        </BoutonPost>
      )}
      {contrat?.statut === 'signe' && (
        <p>
          <a href={`${adresse}/copie`}>Télécharger le contrat signé (PDF)</a>
          <br />
          <a href={`/structure/postes/${recrue.poste_id}`}>Versements et vie du poste</a>
        </p>
      )}
      {duree?.renouvelable && (
        <p>
          <a className="fr-btn" href={`${adresse}/renouveler`}>
            Enregistrer le renouvellement du contrat
          </a>
        </p>
      )}
      {duree?.prolongeable && (
        <p>
          <a className="fr-btn fr-btn--secondary" href={`${adresse}/prolonger`}>
            Prolonger le contrat
          </a>
        </p>
      )}
    </>
  );
}

function Signature({
  freins,
  premiere,
  aujourdhui,
  adresse,
}: Pick<Props, 'freins' | 'premiere' | 'aujourdhui'> & { adresse: string }) {
  if (freins.length === 0)
    return (
      <>
        <Alert
          as="h2"
          severity="success"
          title="Ce contrat peut être signé"
          description="Signez-le avec votre conseiller, puis déposez la copie signée."
        />
        <p className="fr-mt-3w">
          <a className="fr-btn" href={`${adresse}/signature`}>
            Enregistrer la signature
          </a>
        </p>
      </>
    );
  const liste = (
    <ul>
      {freins.map(({ phrase }) => (
        <li key={phrase}>{phrase}</li>
      ))}
    </ul>
  );
  return (
    <>
      <Alert
        as="h2"
        severity="warning"
        title={
          premiere && premiere > aujourdhui
            ? `Ce contrat pourra être signé à partir du ${dateLongue(premiere)}`
            : 'Ce contrat ne peut pas encore être signé'
        }
        description={liste}
      />
      <p className="fr-mt-2w">
        <a href={`${adresse}/signature`}>Il est déjà signé : enregistrer la signature à sa date</a>
      </p>
    </>
  );
}

const annuler = route({
  method: 'POST',
  path: '/structure/contrats/:id/annuler',
  right: porte,
  audit: 'contrats.abandonner',
  rate: 'formulaire',
  input: z.unknown(),
  async answer({ tools, actor, parameters: { id } }) {
    await annulerContrat(tools, actor, { relationId: id });
    return { redirect: `/structure/contrats/${id}`, annonce: 'La préparation du contrat est abandonnée.' };
  },
});

const copie = route({
  method: 'GET',
  path: '/structure/contrats/:id/copie',
  right: porte,
  audit: 'contrats.telechargerCopie',
  rate: 'export',
  input: z.unknown(),
  async answer({ tools, actor, parameters }) {
    const recrue = await lireRecrue(tools.db, actor.perimetre, parameters.id);
    if (!recrue.contratId) throw new NotFound(`contrat of ${recrue.id}`);
    const { octets, nom } = await lireCopieSignee(tools, actor, recrue.contratId);
    await auditerLecture(
      { tools, actor, now: tools.clock() },
      { action: 'contrats.lireCopie', sujet: recrue.contratId },
    );
    return { flux: octets, type: 'application/pdf', nom };
  },
});

export const routesContrat: readonly AnyRoute[] = [page, annuler, copie];
