/** Whom to call: the owner, every district, technical support with its hours. */
import type { SiteView } from '../../../server/actions/views/site'
import { Icon } from '../../ui/icon'

export function Telephones({ site }: { site: SiteView }) {
  const { owner, ownerTelephone, districts, support } = site
  return (
    <section className="panel telephones-panel">
      <h2>咨询电话</h2>
      <div className="support">
        {ownerTelephone && (
          <p>
            <strong>{owner}</strong> <Telephone number={ownerTelephone} />
          </p>
        )}
        <p>
          <strong>平台技术支持</strong> {support.telephone && <Telephone number={support.telephone} />} {support.hours}
        </p>
        {support.note && <p className="quiet">{support.note}</p>}
      </div>
      <ul className="telephones">
        {districts.map(({ id, name, office, telephone }) => (
          <li key={id}>
            <span title={office}>{name}</span>
            {telephone ? <Telephone number={telephone} /> : <span className="quiet">—</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Telephone = ({ number }: { number: string }) => (
  <a href={`tel:${number}`} className="telephone">
    <Icon name="phone" size={14} />
    {number}
  </a>
)
