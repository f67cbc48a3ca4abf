data "aws_route53_zone" "domain" {
  name         = var.zone_name
  private_zone = false
}

resource "aws_route53_record" "host" {
  zone_id = data.aws_route53_zone.domain.zone_id
  name    = var.domain
  type    = "A"
  # Short: after a rebuild at another address the name has to follow soon.
  ttl     = 60
  records = [aws_eip.host.public_ip]
}
