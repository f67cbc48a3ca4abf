# One public subnet: one host needs no more, and a NAT gateway would cost more than the host.
module "vpc" {
  source = "terraform-aws-modules/vpc/aws"
  # The last major that accepts provider 5.
  version = "5.21.0"

  name = var.name
  cidr = var.vpc_cidr
  azs  = [local.availability_zone]

  public_subnets = [cidrsubnet(var.vpc_cidr, 24 - tonumber(split("/", var.vpc_cidr)[1]), 0)]
  # The address is an Elastic IP; a second one by chance would only hide a mistake.
  map_public_ip_on_launch = false

  enable_dns_hostnames = true
  enable_dns_support   = true

  # The default group lets everything through that carries it; without rules it lets through nothing.
  manage_default_security_group  = true
  default_security_group_ingress = []
  default_security_group_egress  = []
}
